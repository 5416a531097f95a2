package makewhole.remediation.unclaimed;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/** The register of what is unclaimed; nothing in it is ever the firm's. */
public interface UnclaimedRegister {
    void add(Unclaimed unclaimed);

    /** Takes a line out, because its investor was found. */
    void claimed(PlanId plan, LineId line, String claim, String subject, Instant at);

    /** What is unclaimed of a plan now, by line. */
    List<Unclaimed> of(PlanId plan);

    /**
     * What is unclaimed of every plan now, but for some plans, the oldest first.
     *
     * @param after the number of the last entry that is known; 0 for the beginning
     */
    List<Numbered> after(long after, int limit, Set<PlanId> but);

    /** An entry with its number in the register. */
    record Numbered(long number, Unclaimed unclaimed) {}
}
