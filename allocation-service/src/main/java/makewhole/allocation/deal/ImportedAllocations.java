package makewhole.allocation.deal;

import java.util.List;
import java.util.Map;
import makewhole.allocation.proration.DealId;

/** Takes what past deals booked into the allocations of this service. */
public interface ImportedAllocations {
    /**
     * Puts an allocation of what was booked in force for each deal, all of which have just been added from what is staged.
     *
     * @param inputsDigests of the books by deal
     */
    void book(List<Deal> deals, Map<DealId, String> inputsDigests, String subject);
}
