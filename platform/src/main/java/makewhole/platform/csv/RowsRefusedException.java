package makewhole.platform.csv;

import java.io.Serial;
import java.util.List;

/** An upload that was refused whole, with what is wrong by row and field. */
public final class RowsRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<RowError> errors;
    private final long count;

    public RowsRefusedException(List<RowError> errors, long count) {
        super("%d field(s) refused".formatted(count));
        this.errors = List.copyOf(errors);
        this.count = count;
    }

    /** The first errors, at most {@link RowErrors#MOST_KEPT}. */
    public List<RowError> errors() {
        return errors;
    }

    /** How many errors there are in all. */
    public long count() {
        return count;
    }
}
