package makewhole.remediation.plan;

import java.util.Map;

/** What customers chose, and what silence decided. */
public interface LineAnswers {
    /** The last answer so far per line; it may still change until the last day has passed. */
    Map<LineId, LineAnswer> given(PlanId plan);

    /** What has been decided for good per line: the last answer before the last day passed, or silence. Settle only these. */
    Map<LineId, LineAnswer> decided(PlanId plan);
}
