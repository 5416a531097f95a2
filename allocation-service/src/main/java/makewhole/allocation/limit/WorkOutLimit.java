package makewhole.allocation.limit;

import java.time.LocalDate;
import makewhole.allocation.Refusal.LimitRefusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.limit.LimitCalculation.FactsTooLate;
import makewhole.allocation.limit.LimitCalculation.NoFigures;
import makewhole.allocation.limit.LimitCalculation.WorkedOut;

/** Works a limit out where nothing goes on without one. */
public final class WorkOutLimit {
    private WorkOutLimit() {}

    /**
     * The limit as it was on a day.
     *
     * @throws RefusedException if the rule had no figures on that day, or the facts are of a later one
     */
    public static WorkedOut of(LimitRule rule, InvestorFacts facts, LocalDate day) {
        return switch (StatutoryLimits.of(rule, facts, day)) {
            case WorkedOut answer -> answer;
            case NoFigures(var asked, var on, var first) ->
                throw new RefusedException(new LimitRefusal.FiguresUnknown(asked.name(), on, first));
            case FactsTooLate(var asOf, var on) -> throw new RefusedException(new LimitRefusal.FactsTooLate(asOf, on));
        };
    }
}
