package makewhole.remediation.refusal;

import java.util.List;
import makewhole.platform.csv.RowError;

/** Why interest is not worked out, or a table of rates is not taken. */
public sealed interface InterestRefusal extends Refusal {
    /** A field of a calculation that makes no sense. */
    record CalculationRefused(CalculationFault fault, String field, String reason) implements InterestRefusal {}

    /** Days that interest runs over and the table of rates does not confirm; the first of them and the last are named. */
    record RatesMissing(String rule, String table, List<String> days, String first, String last)
            implements InterestRefusal {
        public RatesMissing {
            days = List.copyOf(days);
        }
    }

    /** Rows that can be read but make no table. */
    record RateRowsRefused(RateFault fault, List<RowError> errors) implements InterestRefusal {
        public RateRowsRefused {
            errors = List.copyOf(errors);
        }
    }

    /** No version of the table is confirmed by a second person. */
    record RateTableNotConfirmed(String table, int newest) implements InterestRefusal {}

    /** The version is confirmed already. */
    record RateTableConfirmed(String table, int version) implements InterestRefusal {}

    /** A newer version is confirmed already; an older one would come too late. */
    record RateTableSuperseded(String table, int version, int newer) implements InterestRefusal {}

    /** The digest that was named is not the one that the version has. */
    record RateTableDigestStale(String table, int version, String named, String actual) implements InterestRefusal {}
}
