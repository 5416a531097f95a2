package makewhole.remediation.interest.http;

import java.math.BigDecimal;
import makewhole.remediation.interest.InterestPolicy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule of interest in the words of finance and legal. */
record RuleBody(
        @Schema(examples = "IRC_6621_A2_DAILY") String rule,
        int version,
        String title,
        String legalBasis,
        @Schema(description = "Where the rate comes from") String rate,

        @Schema(description = "The table at /v1/rate-tables; \"fixed\" if the rate is named with the request")
        String rateTable,

        @Schema(description = "Percentage points added to the rate of the table", examples = "0")
        String marginPercent,

        @Schema(description = "Which days bear interest") String days,

        @Schema(description = "By how many days a yearly rate is divided")
        String yearLength,

        @Schema(description = "When interest bears interest")
        String compounding,

        @Schema(description = "What is rounded on the way") String roundingInside,
        @Schema(description = "How the result is rounded") String roundingAtEnd,

        @Schema(description = "What whoever chooses the rule has to know")
        String notes) {
    private static final String AT_END =
            "A single calculation: half up to the minor unit of the currency. A plan: once,"
                    + " together with all else that is due, up to the minor unit.";

    static RuleBody of(InterestPolicy policy) {
        return new RuleBody(
                policy.rule().name(),
                policy.version(),
                policy.title(),
                policy.legalBasis(),
                rate(policy),
                policy.rule().table(),
                policy.marginPercent().toPlainString(),
                policy.dayCount().words(),
                policy.yearLength().words(),
                policy.compounding().words(),
                policy.compounding().roundingInside(),
                AT_END,
                policy.notes());
    }

    private static String rate(InterestPolicy policy) {
        if (policy.rule().isFixed()) {
            return "The percentage a year that the request names as annualPercent.";
        }
        String table = "Each day bears the rate that the table %s has for it"
                .formatted(policy.rule().table());
        if (policy.marginPercent().signum() == 0) {
            return table + ".";
        }
        String points =
                policy.marginPercent().compareTo(BigDecimal.ONE) == 0 ? "percentage point" : "percentage points";
        return "%s, plus %s %s.".formatted(table, policy.marginPercent().toPlainString(), points);
    }
}
