package makewhole.remediation.settlement;

import java.util.Map;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.NothingOwed;
import makewhole.remediation.plan.PlanId;

/** What people have decided about lines that were left behind. */
public interface Denials {
    /** Of a plan, proposed and confirmed ones. */
    Map<LineId, NothingOwed> of(PlanId plan);

    /** Writes one down, in the place of one that nobody has confirmed. */
    void keep(PlanId plan, LineId line, NothingOwed denial);

    /**
     * Lines for whose units a supplement that was not rejected grants something, by what its grants say. Those that were drafted
     * before grants said it are taken to stand for the units if they were drafted after the line was left behind and, for a
     * top-up, are gain or interest.
     */
    Map<LineId, Instead> grantedInstead(PlanId plan);

    /**
     * What stands for units that were left behind.
     *
     * @param released whether it is carried out
     */
    record Instead(PlanId supplement, boolean released) {}
}
