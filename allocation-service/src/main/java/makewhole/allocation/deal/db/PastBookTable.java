package makewhole.allocation.deal.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.deal.PastBooks;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.VersionName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PastBookTable implements PastBooks {
    private final Jdbi jdbi;

    PastBookTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<DealId> ids(Selection selection) {
        String version = null;
        LocalDate from = null;
        LocalDate to = null;
        switch (selection) {
            case Selection.All() -> {}
            case Selection.OfVersion(var only) -> version = only.value();
            case Selection.ClosedBetween(var first, var last) -> {
                from = first;
                to = last;
            }
        }
        return ids(version, from, to);
    }

    @Override
    public List<PastBook> of(List<DealId> deals) {
        return jdbi.withHandle(handle -> books(handle, heads(handle, deals)));
    }

    private List<DealId> ids(@Nullable String version, @Nullable LocalDate from, @Nullable LocalDate to) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT d.deal_id FROM deal d JOIN allocation a ON a.deal_id = d.deal_id
                        WHERE a.origin <> 'CORRECTION' AND a.state <> 'STAGED'
                          AND (:version::text IS NULL OR a.algorithm_version = :version::text)
                          AND (:from::date IS NULL OR d.closed_on BETWEEN :from::date AND :to::date)
                        ORDER BY d.deal_id
                        """)
                .bind("version", version)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new DealId(row.getString("deal_id")))
                .list());
    }

    private static List<Head> heads(Handle handle, List<DealId> deals) {
        return handle.createQuery("""
                        SELECT d.*, a.allocation_id, a.algorithm_version AS made_by
                        FROM unnest(:deals) WITH ORDINALITY asked (deal_id, place)
                        JOIN (%s) d ON d.deal_id = asked.deal_id
                        JOIN allocation a ON a.deal_id = d.deal_id
                        WHERE a.origin <> 'CORRECTION' AND a.state <> 'STAGED'
                        ORDER BY asked.place
                        """.formatted(DealRows.DEALS))
                .bindArray(
                        "deals", String.class, deals.stream().map(DealId::value).toList())
                .map((row, context) -> new Head(
                        DealRows.deal(row),
                        row.getObject("allocation_id", UUID.class),
                        new VersionName(row.getString("made_by"))))
                .list();
    }

    private static List<PastBook> books(Handle handle, List<Head> heads) {
        Map<UUID, Lines> lines = new LinkedHashMap<>();
        heads.forEach(head -> lines.put(head.allocation(), new Lines()));
        handle.createQuery("""
                        SELECT c.*, o.*, a.allocation_id, l.given_minor
                        FROM allocation a
                        JOIN commitment c ON c.deal_id = a.deal_id
                        %s
                        LEFT JOIN allocation_line l ON l.allocation_id = a.allocation_id AND l.investor_id = c.investor_id
                        WHERE a.allocation_id = ANY(:allocations)
                        ORDER BY c.deal_id, c.committed_at, c.investor_id
                        """.formatted(DealRows.OVERRIDES))
                .bindArray("allocations", UUID.class, lines.keySet())
                .map((row, context) -> new Line(
                        row.getObject("allocation_id", UUID.class),
                        DealRows.commitment(row),
                        row.getObject("given_minor", Long.class)))
                .forEach(line ->
                        lines.getOrDefault(line.allocation(), new Lines()).add(line));
        return heads.stream()
                .map(head -> lines.getOrDefault(head.allocation(), new Lines()).of(head))
                .toList();
    }

    private record Head(Deal deal, UUID allocation, VersionName version) {}

    private record Line(
            UUID allocation,
            Commitment commitment,
            @Nullable Long given) {}

    private static final class Lines {
        private final List<Commitment> commitments = new ArrayList<>();
        private final Map<InvestorId, Long> booked = new HashMap<>();

        void add(Line line) {
            commitments.add(line.commitment());
            Long given = line.given();
            if (given != null) {
                booked.put(line.commitment().investor(), given);
            }
        }

        PastBook of(Head head) {
            Deal deal = head.deal();
            return new PastBook(
                    deal.id(),
                    deal.currency(),
                    deal.calendar().closedOn(),
                    head.version(),
                    new Book(deal.onOffer(), deal.terms(), commitments),
                    booked);
        }
    }
}
