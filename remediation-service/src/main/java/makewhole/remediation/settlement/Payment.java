package makewhole.remediation.settlement;

import java.util.Map;
import makewhole.platform.money.Money;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.remedy.Split;

/**
 * One attempt to pay one line.
 *
 * @param planned what the plan says, for its own payment day
 * @param paid what is paid on the day of the run, by the plan's rule
 * @param accountFingerprint of the account that the plan was approved with
 */
public record Payment(LineId line, EndToEndId endToEndId, Split planned, Split paid, String accountFingerprint) {
    public Money amount() {
        return paid.total();
    }

    /** What the day of the run adds to the plan. */
    public Money added() {
        return paid.total().minus(planned.total());
    }

    Map<String, String> content() {
        return Map.of(
                "line", line.value(),
                "endToEndId", endToEndId.value(),
                "currency", amount().currency().getCurrencyCode(),
                "amount", amount().amount(),
                "account", accountFingerprint);
    }
}
