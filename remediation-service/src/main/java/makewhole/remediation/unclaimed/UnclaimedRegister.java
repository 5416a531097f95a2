package makewhole.remediation.unclaimed;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import makewhole.remediation.plan.PlanId;

/** The register of what is unclaimed; nothing in it is ever the firm's. */
public interface UnclaimedRegister {
    void add(Unclaimed unclaimed);

    /** Takes a line out, because its investor was found. */
    void claimed(Unclaimed claimed);

    /** What is unclaimed of a plan now, by line. */
    List<Unclaimed> of(PlanId plan);

    /** What is or ever was unclaimed of a plan, the oldest first. */
    List<Unclaimed> ever(PlanId plan);

    /**
     * What is unclaimed of every plan now, but for some plans, the oldest first.
     *
     * @param after the number of the last entry that is known; 0 for the beginning
     */
    List<Numbered> after(long after, int limit, Set<PlanId> but);

    /** Every plan, jurisdiction and day for which something is unclaimed now. */
    List<Kept> kept();

    /** Where something is unclaimed, and since when. */
    record Kept(PlanId plan, String jurisdiction, LocalDate since) {}

    /** An entry with its number in the register. */
    record Numbered(long number, Unclaimed unclaimed) {}
}
