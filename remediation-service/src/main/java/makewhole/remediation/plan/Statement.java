package makewhole.remediation.plan;

import java.time.LocalDate;
import java.util.List;
import makewhole.platform.money.Money;
import makewhole.remediation.interest.Calculation;
import makewhole.remediation.interest.InterestPolicy;

/**
 * Everything that one line of a plan was worked out from, so that an auditor can redo it by hand.
 *
 * @param line as it comes out for the day of payment
 * @param policy what the plan's rule of interest means
 * @param ratesSource where the rates were published
 * @param interest every piece of interest that goes into the line, day range by day range
 * @param paidOn the day of payment, through which interest runs: the plan's own or a later one
 * @param planned what the plan holds for its own payment day
 */
public record Statement(
        Plan plan,
        PlanLine line,
        InterestPolicy policy,
        String ratesSource,
        List<Piece> interest,
        LocalDate paidOn,
        Money planned) {
    public Statement {
        interest = List.copyOf(interest);
    }

    /** One piece of interest, under the formula that the steps name it by. */
    public record Piece(String formula, Calculation calculation) {}

    /** Whether it is for a later day than the plan's own. */
    public boolean isLater() {
        return !paidOn.equals(plan.terms().paymentDay());
    }

    /** What paying on the day adds to what the plan holds. */
    public Money added() {
        return line.most().minus(planned);
    }
}
