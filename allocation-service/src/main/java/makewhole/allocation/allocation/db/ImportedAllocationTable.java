package makewhole.allocation.allocation.db;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.allocation.Allocation;
import makewhole.allocation.allocation.AllocationState;
import makewhole.allocation.allocation.LinesDigest;
import makewhole.allocation.allocation.Origin;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.ImportedAllocations;
import makewhole.allocation.deal.StagedBooks;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Share;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

@ApplicationScoped
class ImportedAllocationTable implements ImportedAllocations {
    private final Jdbi jdbi;
    private final StagedBooks staged;
    private final InstantSource clock;

    ImportedAllocationTable(Jdbi jdbi, StagedBooks staged, InstantSource clock) {
        this.jdbi = jdbi;
        this.staged = staged;
        this.clock = clock;
    }

    @Override
    public void book(List<Deal> deals, Map<DealId, String> inputsDigests, String subject) {
        Allocation.Stamp now = new Allocation.Stamp(subject, clock.instant().truncatedTo(ChronoUnit.MICROS));
        Map<DealId, LinesDigest> lines = new HashMap<>();
        deals.forEach(deal -> lines.put(
                deal.id(), new LinesDigest(deal.id(), deal.allocatedBy().orElseThrow(), 0)));
        staged.forEachByInvestor(row -> requireNonNull(lines.get(row.deal()))
                .add(new Share(row.commitment().investor(), row.commitment().cap(), row.booked())));
        List<Allocation> allocations = new ArrayList<>();
        for (Deal deal : deals) {
            allocations.add(allocation(
                    deal,
                    requireNonNull(inputsDigests.get(deal.id())),
                    requireNonNull(lines.get(deal.id())).digest(),
                    now));
        }
        jdbi.useHandle(handle -> {
            allocations.forEach(allocation -> AllocationTable.insert(handle, allocation));
            moveLines(handle);
            putInForce(handle, allocations);
        });
    }

    /** From what the import has staged in this transaction. */
    private static void moveLines(Handle handle) {
        handle.execute("""
                INSERT INTO allocation_line (allocation_id, investor_id, given_minor, cap_minor, currency)
                SELECT a.allocation_id, s.investor_id, s.booked_minor, s.cap_minor, s.booked_currency
                FROM staged_commitment s JOIN allocation a ON a.deal_id = s.deal_id
                ORDER BY a.allocation_id, s.investor_id
                """);
    }

    private static void putInForce(Handle handle, List<Allocation> allocations) {
        PreparedBatch inForce =
                handle.prepareBatch("UPDATE deal SET allocation_in_force = :allocation WHERE deal_id = :deal");
        for (Allocation allocation : allocations) {
            inForce.bind("allocation", allocation.id())
                    .bind("deal", allocation.deal().value())
                    .add();
        }
        inForce.execute();
    }

    private static Allocation allocation(Deal deal, String inputsDigest, String linesDigest, Allocation.Stamp now) {
        return new Allocation(
                UUID.randomUUID(),
                deal.id(),
                deal.allocatedBy().orElseThrow(),
                AllocationState.PUBLISHED,
                new Origin.Imported(),
                inputsDigest,
                linesDigest,
                Optional.empty(),
                0,
                now,
                Optional.of(now));
    }
}
