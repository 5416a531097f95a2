package makewhole.remediation.plan;

import java.util.OptionalLong;
import makewhole.platform.money.Money;

/**
 * What legal grants a customer beyond a line of a released plan.
 *
 * @param dispute the customer's objection that it answers, if there is one
 * @param amount above zero, in the currency of the line
 * @param part of tax reporting that the amount belongs to
 * @param reason why it is owed, with its evidence
 */
public record Grant(LineId line, OptionalLong dispute, Money amount, Part part, String reason) {
    /** Which part of a payment an amount is. */
    public enum Part {
        PRINCIPAL,
        GAIN,
        INTEREST
    }
}
