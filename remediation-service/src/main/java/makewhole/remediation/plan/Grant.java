package makewhole.remediation.plan;

import java.util.Optional;
import java.util.OptionalLong;
import makewhole.platform.money.Money;

/**
 * What legal grants a customer beyond a line of a released plan.
 *
 * @param dispute the customer's objection that it answers, if there is one
 * @param amount above zero, in the currency of the line
 * @param part of tax reporting that the amount belongs to
 * @param reason why it is owed, with its evidence
 * @param standsFor what it answers; empty if nobody said it, which is admitted only where no units were left behind
 */
public record Grant(
        LineId line, OptionalLong dispute, Money amount, Part part, String reason, Optional<StandsFor> standsFor) {
    /** Which part of a payment an amount is. */
    public enum Part {
        PRINCIPAL,
        GAIN,
        INTEREST
    }

    /** What an amount answers. */
    public enum StandsFor {
        /** The units of the line, which can never move any more: nothing else is granted for them, and nobody denies them. */
        UNITS_LEFT_BEHIND,
        /** Anything else that is owed beyond the line. */
        SOMETHING_ELSE
    }

    public boolean isForUnits() {
        return standsFor.filter(StandsFor.UNITS_LEFT_BEHIND::equals).isPresent();
    }
}
