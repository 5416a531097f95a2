package makewhole.allocation.deal.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import makewhole.allocation.db.CopiedRows;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.deal.PastBooks;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PastBookTable implements PastBooks {
    private static final int COMMITMENTS_IN_A_ROW = 500;

    /** In the order in which {@link PastBookReader} takes them apart. */
    private static final String ARRAYS = Stream.of(
                    "investor_id",
                    "requested_minor",
                    "weight_minor",
                    "limit_minor",
                    "limit_kind",
                    "committed_at",
                    "tier",
                    "amount_minor",
                    "reason",
                    "requested_by",
                    "confirmed_by",
                    "given_minor",
                    "currency")
            .map("array_agg(r.%s ORDER BY r.place_in_book)"::formatted)
            .collect(Collectors.joining(", "));

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

    @Override
    public long imported() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM allocation WHERE origin = 'IMPORTED'")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void forEach(List<DealId> deals, Consumer<PastBook> consumer) {
        jdbi.useHandle(handle -> {
            List<Head> heads = heads(handle, deals);
            if (!heads.isEmpty()) {
                PastBookReader reader = new PastBookReader(heads, consumer);
                CopiedRows.forEach(handle, rowsOf(heads), reader::rows);
                reader.end();
            }
        });
    }

    private static List<Head> heads(Handle handle, List<DealId> deals) {
        return handle.createQuery("""
                        SELECT d.*, a.allocation_id, a.algorithm_version AS made_by,
                               (SELECT count(*) FROM allocation_line l WHERE l.allocation_id = a.allocation_id) AS lines
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
                        new VersionName(row.getString("made_by")),
                        row.getLong("lines")))
                .list();
    }

    /**
     * The commitments of these deals with what was booked for each, deal after deal, in the order of their books. The
     * {@code OFFSET} keeps the planner from joining whole tables: each deal is read by its own keys. Some hundred
     * commitments are one row with an array for each column: to send and to take apart a row costs more than its fields.
     */
    private static String rowsOf(List<Head> heads) {
        List<String> places = new ArrayList<>();
        for (int place = 0; place < heads.size(); place++) {
            places.add(
                    "(%d::bigint, '%s'::uuid)".formatted(place, heads.get(place).allocation()));
        }
        return """
                SELECT h.place, count(*), %s
                FROM (VALUES %s) h (place, allocation_id)
                JOIN allocation a ON a.allocation_id = h.allocation_id
                CROSS JOIN LATERAL (
                    SELECT c.investor_id, c.requested_minor, c.weight_minor, c.limit_minor, c.limit_kind,
                           c.committed_at, c.tier, o.amount_minor, o.reason, o.requested_by, o.confirmed_by,
                           l.given_minor, l.currency,
                           row_number() OVER (ORDER BY c.committed_at, c.investor_id) - 1 AS place_in_book
                    FROM commitment c
                    LEFT JOIN manual_override o
                           ON o.deal_id = a.deal_id AND o.investor_id = c.investor_id AND o.state = 'CONFIRMED'
                    LEFT JOIN allocation_line l
                           ON l.allocation_id = h.allocation_id AND l.investor_id = c.investor_id
                    WHERE c.deal_id = a.deal_id
                    OFFSET 0) r
                GROUP BY h.place, r.place_in_book / %d
                ORDER BY h.place, r.place_in_book / %d
                """.formatted(ARRAYS, String.join(", ", places), COMMITMENTS_IN_A_ROW, COMMITMENTS_IN_A_ROW);
    }

    /** What is known of a past deal before its commitments are read. */
    record Head(Deal deal, UUID allocation, VersionName version, long lines) {}
}
