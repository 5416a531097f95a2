package makewhole.platform.csv;

import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** An upload that was refused whole, with what is wrong by row and field. */
public final class RowsRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<RowError> errors;
    private final long count;
    private final transient Optional<String> errorFile;

    public RowsRefusedException(List<RowError> errors, long count) {
        this(errors, count, Optional.empty());
    }

    private RowsRefusedException(List<RowError> errors, long count, Optional<String> errorFile) {
        super("%d field(s) refused".formatted(count));
        this.errors = List.copyOf(errors);
        this.count = count;
        this.errorFile = errorFile;
    }

    /** The same, and where the errors can be read as a file. */
    public RowsRefusedException withErrorFile(String path) {
        return new RowsRefusedException(errors, count, Optional.of(path));
    }

    /** The first errors, as many as were kept. */
    public List<RowError> errors() {
        return errors;
    }

    /** How many errors there are in all. */
    public long count() {
        return count;
    }

    /** Where the errors can be read as a file; empty if they are kept nowhere. */
    public Optional<String> errorFile() {
        return errorFile;
    }
}
