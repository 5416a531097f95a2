package makewhole.remediation.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;

/** Which findings plans of other incidents stand for already. */
public interface RemediedFindings {
    /**
     * Those in some deals, by what released plans say; ordered by deal and investor.
     *
     * @param asking the incident whose own plan does not count
     */
    List<Remedied> in(Set<DealId> deals, IncidentId asking);

    /** Released plans that stand for a finding which a plan that is not released has a line for, too. */
    Set<PlanId> alsoIn(PlanId plan);

    /** Writes down what a new plan leaves out. */
    void leaveOut(PlanId plan, List<Remedied> remedied);

    /** How many findings a plan leaves out, by the plan that stands for them. */
    Map<PlanId, Integer> leftOut(PlanId plan);
}
