package makewhole.allocation.deal;

import java.util.List;

/** Takes what past deals booked into the allocations of this service. */
public interface ImportedAllocations {
    /** Puts an allocation of what was booked in force for each deal, all of which have just been added. */
    void book(List<PastDeal> deals, String subject);
}
