package makewhole.remediation.settlement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/** What is owed under each released plan, and which choices have been carried out. */
public interface Settlements {
    void begin(Settlement settlement);

    Optional<Settlement> of(PlanId plan);

    /** Released plans of which something is decided that has not been carried out. */
    List<PlanId> withChoicesToTakeUp();

    void owe(PlanId plan, List<Obligation> obligations);

    /** What stands of it: no refund for units that could not be taken back any more. */
    Map<LineId, Obligation> obligations(PlanId plan);

    /** Those of some lines. */
    Map<LineId, Obligation> obligations(PlanId plan, Collection<LineId> lines);

    void take(PlanId plan, List<TakenChoice> choices);

    Map<LineId, TakenChoice> taken(PlanId plan);
}
