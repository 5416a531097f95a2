package makewhole.notification.batch;

import java.util.Map;
import java.util.Optional;
import makewhole.notification.batch.PlanAuthority.Line;
import makewhole.notification.batch.PlanAuthority.Total;
import makewhole.platform.money.Money;

/** Compares the notices of a batch with the lines of its plan, in the database. Runs in a transaction of its caller. */
public interface PlanComparisons {
    /**
     * Compares them.
     *
     * @param remedies the remedy each template tells of; a template that tells of none is not in it
     */
    Comparison of(Batch batch, PlannedLines lines, Map<String, String> remedies);

    /**
     * What was found.
     *
     * @param twice a line that the plan has twice
     * @param first the first notice that differs from its line
     * @param tellsRemedies whether any notice tells of a remedy
     * @param untold the first line of the plan that neither this batch nor another one tells of
     * @param sums what the lines add up to, by currency
     */
    record Comparison(
            Optional<String> twice,
            Optional<Difference> first,
            boolean tellsRemedies,
            Optional<String> untold,
            Map<String, Total> sums) {
        public Comparison {
            sums = Map.copyOf(sums);
        }
    }

    /**
     * A notice, and the line that it should be about.
     *
     * @param remedy what the notice tells of; empty if it tells of none
     * @param choice what the notice asks to decide on; empty if it asks nothing
     * @param planned empty if the plan has no such line
     */
    record Difference(
            String line,
            String investor,
            Optional<String> remedy,
            Money amount,
            Optional<Choice> choice,
            Optional<Line> planned) {}
}
