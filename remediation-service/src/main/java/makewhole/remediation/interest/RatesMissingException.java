package makewhole.remediation.interest;

import java.io.Serial;
import java.util.List;

/** Interest runs over days whose rate nobody has confirmed. No rate is made up: the days are named. */
public final class RatesMissingException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String table;
    private final transient List<DayRange> missing;

    RatesMissingException(String table, List<DayRange> missing) {
        super("%s has no confirmed rate for %s".formatted(table, missing));
        this.table = table;
        this.missing = List.copyOf(missing);
    }

    public String table() {
        return table;
    }

    /** The days without a rate, in order. */
    public List<DayRange> missing() {
        return missing;
    }
}
