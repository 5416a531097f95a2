package makewhole.remediation.rates;

import java.util.List;
import java.util.Map;
import makewhole.platform.digest.Digests;
import makewhole.remediation.interest.RateTable;

/** The digest of a table of rates: SHA-256 over canonical JSON of its name, its last confirmed day and every rate. */
public final class RateTableDigest {
    private RateTableDigest() {}

    public static String of(RateTable table) {
        List<List<String>> rows = table.through(table.confirmedThrough()).periods().stream()
                .map(period -> List.of(
                        period.days().first().toString(),
                        period.days().last().toString(),
                        period.annualPercent().stripTrailingZeros().toPlainString()))
                .toList();
        return Digests.of(Map.of(
                "name",
                table.name(),
                "confirmedThrough",
                table.confirmedThrough().toString(),
                "rows",
                rows));
    }
}
