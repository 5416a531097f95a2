package makewhole.remediation.plan;

import java.util.Map;
import java.util.Optional;

/** What customers chose, and what silence decided. */
public interface LineAnswers {
    /** The last answer so far per line; it may still change until the last day has passed. */
    Map<LineId, LineAnswer> given(PlanId plan);

    /** The last answer so far of one line. */
    Optional<LineAnswer> given(PlanId plan, LineId line);

    /** What has been decided for good per line: the last answer before the last day passed, or silence. Settle only these. */
    Map<LineId, LineAnswer> decided(PlanId plan);
}
