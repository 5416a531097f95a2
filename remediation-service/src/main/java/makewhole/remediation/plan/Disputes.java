package makewhole.remediation.plan;

import java.util.List;

/** The lines that customers contest. */
public interface Disputes {
    /** All of a plan, in the order in which they reached us. */
    List<Dispute> of(PlanId plan);
}
