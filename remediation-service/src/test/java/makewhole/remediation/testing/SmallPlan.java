package makewhole.remediation.testing;

import static makewhole.remediation.testing.Story.declared;
import static makewhole.remediation.testing.Story.imported;
import static makewhole.remediation.testing.Story.scoped;

import java.util.List;
import java.util.Map;

/** Incidents with one small deal: one investor was given 50 where 40 is right, another 50 where 60 is. */
public final class SmallPlan {
    /** Who was given too much. */
    public static final String OVER = "P-A";
    /** Who was given too little. */
    public static final String UNDER = "P-B";

    /** {@code investors.csv} with both. */
    public static final String INVESTORS = """
            investor_id,legal_name,email,locale,country,account_kind,account,routing
            P-A,Ada Example,ada@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,
            P-B,Ben Example,ben@investors.example,en-US,US,IBAN,GB33BUKB20201555555555,
            """;

    private SmallPlan() {}

    /** An incident whose scope is decided, with a deal whose window is closed and whose value is known. */
    public static String incident(AllocationStandIn allocation, String deal) {
        return incident(allocation, book(deal), valuation(deal, "2026-06-30", "1.20"));
    }

    public static String incident(AllocationStandIn allocation, AuditedBook book, String valuations) {
        imported(Map.of("investors", INVESTORS, "valuations", valuations));
        String incident = declared();
        scoped(incident, StandInAudit.of(allocation, List.of(book)));
        return incident;
    }

    public static AuditedBook book(String deal) {
        return bookIn(deal, "USD", "");
    }

    /** The same, every amount with some zeros more. */
    public static AuditedBook bookIn(String deal, String currency, String zeros) {
        return AuditedBook.of(deal, currency)
                .offering("100" + zeros)
                .with(OVER, "40" + zeros, "1" + zeros, "50" + zeros)
                .with(UNDER, "100" + zeros, "1" + zeros, "50" + zeros);
    }

    public static String valuation(String deal, String day, String residual) {
        return "deal_id,valued_on,residual_value_per_unit,fee_per_unit,carry_rate\n%s,%s,%s,0.04,0.20\n"
                .formatted(deal, day, residual);
    }
}
