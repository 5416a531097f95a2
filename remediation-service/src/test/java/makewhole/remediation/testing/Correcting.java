package makewhole.remediation.testing;

import static makewhole.remediation.testing.As.as;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;

/** Corrections of what is recorded about deals, over HTTP. */
public final class Correcting {
    /** The header of {@code distributions.csv}. */
    public static final String DISTRIBUTIONS = "deal_id,paid_on,per_unit,kind\n";

    private Correcting() {}

    /** A distribution as it should have been recorded. */
    public static Map<String, Object> paid(String paidOn, String kind, String perUnit) {
        return Map.of("paidOn", paidOn, "kind", kind, "perUnit", perUnit);
    }

    /** A valuation as it should have been recorded, with the fee and carry of {@link SmallPlan#valuation}. */
    public static Map<String, Object> worth(String valuedOn, String residual) {
        return Map.of("valuedOn", valuedOn, "residualPerUnit", residual, "feePerUnit", "0.04", "carryRate", "0.20");
    }

    /** Proposes to put something in the place of the income of a deal on a day. */
    public static ValidatableResponse correcting(
            String account, String deal, String paidOn, Map<String, Object> right) {
        return proposing(account, "distribution", named(deal, paidOn, Map.of("becomes", right)));
    }

    /** Proposes to take the income of a deal on a day away. */
    public static ValidatableResponse withdrawing(String account, String deal, String paidOn) {
        return proposing(account, "distribution", named(deal, paidOn, Map.of("withdrawn", true)));
    }

    /** Proposes to put something in the place of the value of a deal on a day. */
    public static ValidatableResponse revaluing(
            String account, String deal, String valuedOn, Map<String, Object> right) {
        return proposing(
                account,
                "valuation",
                Map.of("deal", deal, "valuedOn", valuedOn, "becomes", right, "reason", "Mistyped in the export"));
    }

    public static ValidatableResponse proposing(String account, String record, Map<String, Object> body) {
        return as(account)
                .body(body)
                .post("/v1/%s-corrections".formatted(record))
                .then();
    }

    /** Confirms a correction, or refuses it. */
    public static ValidatableResponse deciding(String account, String correction, String how) {
        return as(account)
                .body(Map.of("reason", "The statement says otherwise"))
                .post("/v1/record-corrections/{correction}/" + how, correction)
                .then();
    }

    /** Has another person confirm what was proposed, and says which it is. */
    public static String confirmed(ValidatableResponse proposed) {
        String correction = proposed.statusCode(201).extract().path("correction");
        deciding("finance-2", correction, "confirmation").statusCode(200);
        return correction;
    }

    private static Map<String, Object> named(String deal, String paidOn, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("deal", deal);
        body.put("paidOn", paidOn);
        body.put("kind", "INCOME");
        body.put("reason", "Mistyped in the export");
        return body;
    }
}
