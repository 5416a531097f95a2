package makewhole.allocation.deal.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import makewhole.allocation.db.BulkRows;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.VersionName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DealTable implements Deals {
    private static final String COMMITMENT_COLUMNS =
            "commitment (deal_id, investor_id, requested_minor, weight_minor, limit_minor, limit_kind, committed_at)";

    private final Jdbi jdbi;

    DealTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Deal> find(DealId deal) {
        return jdbi.withHandle(handle -> find(handle, deal));
    }

    @Override
    public List<Deal> after(Optional<DealId> after, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM deal WHERE deal_id > :after ORDER BY deal_id LIMIT :most")
                        .bind("after", after.map(DealId::value).orElse(""))
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
    public void add(List<DealBook> deals) {
        jdbi.useHandle(handle -> {
            insert(handle, deals.stream().map(DealBook::deal).toList());
            BulkRows.copy(handle, COMMITMENT_COLUMNS, deals.stream().flatMap(DealTable::commitments));
            PreparedBatch digests = handle.prepareBatch("UPDATE deal SET book_digest = :digest WHERE deal_id = :deal");
            for (DealBook deal : deals) {
                digests.bind("digest", deal.digest())
                        .bind("deal", deal.deal().id().value())
                        .add();
            }
            digests.execute();
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
        return handle.createQuery("SELECT * FROM deal WHERE deal_id = :deal")
                .bind("deal", deal.value())
                .map((row, context) -> DealRows.deal(row))
                .findOne();
    }

    private static void insert(Handle handle, List<Deal> deals) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO deal (deal_id, name, currency, unit_price, on_offer_minor, closed_on, funded_on,
                                  correction_window_ends_on, zero_history, lot_minor, minimum_minor, algorithm_version,
                                  rounding)
                VALUES (:deal, :name, :currency, :price, :onOffer, :closedOn, :fundedOn,
                        :correctableUntil, :zeroHistory, :lot, :minimum, :version, :rounding)
                """);
        for (Deal deal : deals) {
            batch.bind("deal", deal.id().value())
                    .bind("name", deal.name())
                    .bind("currency", deal.currency().getCurrencyCode())
                    .bind("price", deal.unitPrice())
                    .bind("onOffer", deal.onOffer())
                    .bind("closedOn", deal.calendar().closedOn())
                    .bind("fundedOn", deal.calendar().fundedOn())
                    .bind("correctableUntil", deal.calendar().correctionWindowEndsOn())
                    .bind("zeroHistory", deal.terms().zeroHistory().name())
                    .bind("lot", deal.terms().lot())
                    .bind("minimum", deal.terms().minimum())
                    .bind("version", deal.allocatedBy().map(VersionName::value).orElse(null))
                    .bind("rounding", deal.rounding())
                    .add();
        }
        batch.execute();
    }

    private static Stream<@Nullable Object[]> commitments(DealBook deal) {
        return deal.book().commitments().stream()
                .map(commitment -> fields(deal, commitment));
    }

    private static @Nullable Object[] fields(DealBook deal, Commitment commitment) {
        return new @Nullable Object[] {
            deal.deal().id(),
            commitment.investor(),
            commitment.requested(),
            deal.weightsUnknown().contains(commitment.investor()) ? null : commitment.weight(),
            commitment.limit().map(Limit::amount).orElse(null),
            commitment.limit().map(Limit::kind).orElse(null),
            commitment.committedAt()
        };
    }
}
