package makewhole.allocation.deal.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.deal.DealState;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.VersionName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

@ApplicationScoped
class DealTable implements Deals {
    private final Jdbi jdbi;
    private final InstantSource clock;

    DealTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Optional<Deal> find(DealId deal) {
        return jdbi.withHandle(handle -> find(handle, deal));
    }

    @Override
    public List<Deal> after(Optional<DealId> after, Sought sought, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(DealRows.DEALS + """
                        WHERE d.deal_id > :after
                          AND (:state::text IS NULL OR (d.algorithm_version IS NULL) = (:state::text = 'OPEN'))
                          AND (:version::text IS NULL OR d.algorithm_version = :version::text)
                          AND (:from::date IS NULL OR d.closed_on >= :from::date)
                          AND (:to::date IS NULL OR d.closed_on <= :to::date)
                        ORDER BY d.deal_id LIMIT :most
                        """)
                .bind("after", after.map(DealId::value).orElse(""))
                .bind("state", sought.state().map(DealState::name).orElse(null))
                .bind("version", sought.version().map(VersionName::value).orElse(null))
                .bind("from", sought.closedFrom().orElse(null))
                .bind("to", sought.closedTo().orElse(null))
                .bind("most", limit)
                .map((row, context) -> DealRows.deal(row))
                .list());
    }

    @Override
    public Set<DealId> known(Collection<DealId> ids) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT deal_id FROM deal WHERE deal_id = ANY(:ids)")
                .bindArray("ids", String.class, ids.stream().map(DealId::value).toList())
                .map((row, context) -> new DealId(row.getString("deal_id")))
                .set());
    }

    @Override
    public boolean add(DealBook deal) {
        if (!addNew(List.of(deal.deal())).isEmpty()) {
            return false;
        }
        jdbi.useHandle(handle -> NewDeals.insertBook(handle, deal, clock.instant()));
        keepDigests(Map.of(deal.deal().id(), deal.digest()));
        return true;
    }

    @Override
    public Set<DealId> addNew(List<Deal> deals) {
        return jdbi.withHandle(handle -> NewDeals.insert(handle, deals));
    }

    @Override
    public void keepDigests(Map<DealId, String> digests) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("UPDATE deal SET book_digest = :digest WHERE deal_id = :deal");
            digests.forEach((deal, digest) ->
                    batch.bind("digest", digest).bind("deal", deal.value()).add());
            batch.execute();
        });
    }

    @Override
    public Optional<DealBook> book(DealId deal) {
        return jdbi.withHandle(handle -> find(handle, deal).map(known -> DealRows.book(handle, known)));
    }

    @Override
    public Map<InvestorId, Long> booked(DealId deal) {
        Map<InvestorId, Long> booked = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT l.investor_id, l.given_minor
                        FROM deal d JOIN allocation_line l ON l.allocation_id = d.allocation_in_force
                        WHERE d.deal_id = :deal
                        """)
                .bind("deal", deal.value())
                .map((row, context) -> Map.entry(new InvestorId(row.getString(1)), row.getLong(2)))
                .forEach(line -> booked.put(line.getKey(), line.getValue())));
        return booked;
    }

    private static Optional<Deal> find(Handle handle, DealId deal) {
        return handle.createQuery(DealRows.DEALS + "WHERE d.deal_id = :deal")
                .bind("deal", deal.value())
                .map((row, context) -> DealRows.deal(row))
                .findOne();
    }
}
