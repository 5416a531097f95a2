package makewhole.allocation.allocation;

import java.util.UUID;
import makewhole.allocation.RefusedException;
import makewhole.allocation.proration.DealId;

/** Asks remediation-service about plans. */
public interface PlanAuthorities {
    /**
     * What it says about a plan, with the moves of one deal.
     *
     * @throws RefusedException if there is no such plan, or it cannot be asked just now
     */
    PlanAuthority of(UUID plan, DealId deal);
}
