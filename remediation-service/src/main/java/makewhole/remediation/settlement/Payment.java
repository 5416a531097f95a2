package makewhole.remediation.settlement;

import java.util.Map;
import makewhole.platform.money.Money;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.remedy.Split;

/**
 * One attempt to pay one line.
 *
 * @param planned what was owed before: by the plan for its own payment day, or by the attempt that came back
 * @param paid what is paid on the day of the run, by the plan's rule
 * @param accountFingerprint of the account that it goes to
 * @param bank what the bank has said so far
 */
public record Payment(
        LineId line, EndToEndId endToEndId, Split planned, Split paid, String accountFingerprint, BankState bank) {
    public Money amount() {
        return paid.total();
    }

    /** What the day of the run adds to what was owed before. */
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
