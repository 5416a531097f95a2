package makewhole.remediation.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans that grant something beyond the lines of another plan. */
public interface Supplements {
    /** All of a plan, the oldest first, whatever became of them. */
    List<Plan> of(PlanId plan);

    /** Which supplement answers which dispute of a plan, by number; a rejected one answers nothing. */
    Map<Long, PlanId> answering(PlanId plan);

    /** The lines whose units, left behind, grants of a supplement say that they stand for. */
    Set<LineId> forUnits(PlanId supplement);

    /** Writes down which line and dispute of the other plan each line of a supplement answers. */
    void granted(PlanId supplement, List<Granted> lines);

    /** A line of a supplement and what it answers. */
    record Granted(LineId line, Grant grant) {}
}
