package makewhole.allocation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.Share;

/** The two short transactions of staging; what is computed between them holds neither connection nor lock. */
@ApplicationScoped
class StagedAllocations {
    private final Allocations allocations;

    StagedAllocations(Allocations allocations) {
        this.allocations = allocations;
    }

    @Transactional
    DealBook book(DealId deal) {
        return allocations.bookToAllocate(deal);
    }

    @Transactional
    void keep(Allocation allocation, List<Share> lines, List<DropOut> dropOuts) {
        allocations.stage(allocation, lines, dropOuts);
    }
}
