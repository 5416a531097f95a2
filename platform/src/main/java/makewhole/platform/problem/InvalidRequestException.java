package makewhole.platform.problem;

import java.io.Serial;
import java.util.List;
import makewhole.platform.csv.RowError;

/** A request that cannot be understood. Answered with 400 and type {@code invalid-request}, naming the field. */
public final class InvalidRequestException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidRequestException(String field, String reason) {
        super(reason);
        this.field = field;
    }

    List<RowError> errors() {
        return List.of(new RowError("body", 0, field, String.valueOf(getMessage())));
    }
}
