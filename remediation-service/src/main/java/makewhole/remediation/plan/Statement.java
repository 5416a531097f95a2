package makewhole.remediation.plan;

import java.util.List;
import makewhole.remediation.interest.Calculation;
import makewhole.remediation.interest.InterestPolicy;

/**
 * Everything that one line of a plan was worked out from, so that an auditor can redo it by hand.
 *
 * @param policy what the plan's rule of interest means
 * @param ratesSource where the rates were published
 * @param interest every piece of interest that goes into the line, day range by day range
 */
public record Statement(Plan plan, PlanLine line, InterestPolicy policy, String ratesSource, List<Piece> interest) {
    public Statement {
        interest = List.copyOf(interest);
    }

    /** One piece of interest, under the formula that the steps name it by. */
    public record Piece(String formula, Calculation calculation) {}
}
