package makewhole.remediation.settlement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/** What is owed under each released plan, and which choices have been carried out. */
public interface Settlements {
    void begin(Settlement settlement);

    Optional<Settlement> of(PlanId plan);

    List<Settlement> all();

    void owe(PlanId plan, List<Obligation> obligations);

    Map<LineId, Obligation> obligations(PlanId plan);

    void take(PlanId plan, List<TakenChoice> choices);

    Map<LineId, TakenChoice> taken(PlanId plan);
}
