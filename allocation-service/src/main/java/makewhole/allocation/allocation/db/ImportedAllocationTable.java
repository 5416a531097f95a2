package makewhole.allocation.allocation.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.allocation.Allocation;
import makewhole.allocation.allocation.AllocationState;
import makewhole.allocation.allocation.Origin;
import makewhole.allocation.db.BulkRows;
import makewhole.allocation.deal.ImportedAllocations;
import makewhole.allocation.deal.PastDeal;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Share;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ImportedAllocationTable implements ImportedAllocations {
    private static final String LINE_COLUMNS =
            "allocation_line (allocation_id, investor_id, given_minor, cap_minor, currency)";

    private final Jdbi jdbi;
    private final InstantSource clock;

    ImportedAllocationTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void book(List<PastDeal> deals, String subject) {
        Allocation.Stamp now = new Allocation.Stamp(subject, clock.instant().truncatedTo(ChronoUnit.MICROS));
        List<Allocation> allocations = new ArrayList<>();
        List<@Nullable Object[]> lines = new ArrayList<>();
        for (PastDeal deal : deals) {
            List<Share> booked = booked(deal);
            Allocation allocation = allocation(deal, booked, now);
            allocations.add(allocation);
            booked.forEach(line -> lines.add(fields(deal, allocation, line)));
        }
        jdbi.useHandle(handle -> {
            allocations.forEach(allocation -> AllocationTable.insert(handle, allocation));
            BulkRows.copy(handle, LINE_COLUMNS, lines.stream());
            PreparedBatch inForce =
                    handle.prepareBatch("UPDATE deal SET allocation_in_force = :allocation WHERE deal_id = :deal");
            for (Allocation allocation : allocations) {
                inForce.bind("allocation", allocation.id())
                        .bind("deal", allocation.deal().value())
                        .add();
            }
            inForce.execute();
        });
    }

    private static @Nullable Object[] fields(PastDeal deal, Allocation allocation, Share line) {
        return new @Nullable Object[] {
            allocation.id(),
            line.investor(),
            line.given(),
            line.cap(),
            deal.bookedIn().get(line.investor())
        };
    }

    private static List<Share> booked(PastDeal deal) {
        return deal.dealBook().book().commitments().stream()
                .map(commitment -> new Share(
                        commitment.investor(), commitment.cap(), deal.booked().getOrDefault(commitment.investor(), 0L)))
                .toList();
    }

    private static Allocation allocation(PastDeal deal, List<Share> lines, Allocation.Stamp now) {
        DealId id = deal.dealBook().deal().id();
        return new Allocation(
                UUID.randomUUID(),
                id,
                deal.version(),
                AllocationState.PUBLISHED,
                new Origin.Imported(),
                deal.dealBook().digest(),
                Allocation.linesDigest(id, deal.version(), 0, lines),
                Optional.empty(),
                0,
                now,
                Optional.of(now));
    }
}
