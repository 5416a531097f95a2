package makewhole.remediation.plan;

import java.util.List;
import java.util.Optional;

/** Plans that grant something beyond the lines of another plan. */
public interface Supplements {
    /** All of a plan, the oldest first, whatever became of them. */
    List<Plan> of(PlanId plan);

    /** The plan in which a dispute was answered; a rejected one answers nothing. */
    Optional<PlanId> answering(PlanId plan, long dispute);

    /** Writes down which line and dispute of the other plan each line of a supplement answers. */
    void granted(PlanId supplement, List<Granted> lines);

    /** A line of a supplement and what it answers. */
    record Granted(LineId line, Grant grant) {}
}
