package makewhole.remediation.plan;

import java.util.List;
import java.util.Map;

/** The lines that customers contest. */
public interface Disputes {
    /** All of a plan, in the order in which they reached us. */
    List<Dispute> of(PlanId plan);

    /** The plans with a dispute that two persons have not dismissed, whatever has become of it otherwise. */
    List<PlanId> plansWithUndismissed();

    /** What two persons say, or one proposes, of disputes of a plan that are not granted, by number. */
    Map<Long, NothingOwed> dismissals(PlanId plan);

    /** Keeps a dismissal in the place of what was proposed before; one that has taken effect is never changed. */
    void keep(PlanId plan, long dispute, NothingOwed dismissal);
}
