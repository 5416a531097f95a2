package makewhole.notification.batch.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.BatchReport;
import makewhole.notification.batch.BatchReport.Total;
import makewhole.notification.batch.BatchState;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.NoticeStanding;
import makewhole.notification.batch.NoticeState;
import makewhole.notification.batch.NoticeTransition;
import makewhole.platform.identity.Subject;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class BatchTable implements Batches {
    private static final String STANDING =
            "SELECT n.*, d.state, d.attempts, d.reply FROM notice n JOIN delivery d ON d.notice = n.id ";

    private final Jdbi jdbi;
    private final InstantSource clock;

    BatchTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Optional<Notice> add(Batch batch, List<Notice> notices) {
        return jdbi.withHandle(handle -> new NewBatch(handle, batch, now()).add(notices));
    }

    @Override
    public Optional<Batch> get(UUID batch) {
        return jdbi.withHandle(handle -> find(handle, batch, ""));
    }

    @Override
    public Optional<Batch> hold(UUID batch) {
        return jdbi.withHandle(handle -> find(handle, batch, " FOR UPDATE"));
    }

    private static Optional<Batch> find(Handle handle, UUID batch, String lock) {
        return handle.createQuery("SELECT * FROM batch WHERE id = :id" + lock)
                .bind("id", batch)
                .map((row, context) -> batch(row))
                .findOne();
    }

    @Override
    public Optional<BatchReport> report(UUID batch) {
        return jdbi.withHandle(handle -> find(handle, batch, "")
                .map(found -> new BatchReport(found, counts(handle, batch), totals(handle, batch))));
    }

    private static SortedMap<NoticeState, Long> counts(Handle handle, UUID batch) {
        SortedMap<NoticeState, Long> counts = new TreeMap<>();
        for (NoticeState state : NoticeState.values()) {
            counts.put(state, 0L);
        }
        handle.createQuery("SELECT state, count(*) AS notices FROM delivery WHERE batch = :batch GROUP BY state")
                .bind("batch", batch)
                .map((row, context) -> counts.put(NoticeState.valueOf(row.getString("state")), row.getLong("notices")))
                .list();
        return counts;
    }

    private static SortedMap<String, Total> totals(Handle handle, UUID batch) {
        SortedMap<String, Total> totals = new TreeMap<>();
        handle.createQuery("""
                        SELECT currency, sum(amount_minor) AS minor, count(*) AS notices FROM notice
                        WHERE batch = :batch GROUP BY currency
                        """)
                .bind("batch", batch)
                .map((row, context) -> totals.put(
                        row.getString("currency"),
                        new Total(
                                new Money(
                                        row.getBigDecimal("minor").longValueExact(),
                                        Currencies.of(row.getString("currency"))),
                                row.getLong("notices"))))
                .list();
        return totals;
    }

    @Override
    public List<Batch> after(Optional<UUID> batch, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM batch
                        WHERE number > coalesce((SELECT number FROM batch WHERE id = :after), 0)
                        ORDER BY number LIMIT :most
                        """)
                .bind("after", batch.orElse(null))
                .bind("most", limit)
                .map((row, context) -> batch(row))
                .list());
    }

    @Override
    public List<NoticeStanding> notices(UUID batch, int afterPosition, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        STANDING + "WHERE n.batch = :batch AND n.position > :after ORDER BY n.position LIMIT :most")
                .bind("batch", batch)
                .bind("after", afterPosition)
                .bind("most", limit)
                .map((row, context) -> NoticeColumns.standing(row))
                .list());
    }

    @Override
    public List<NoticeStanding> samples(UUID batch) {
        return jdbi.withHandle(handle -> handle.createQuery(STANDING + """
                        WHERE n.batch = :batch AND n.position IN
                            (SELECT min(position) FROM notice WHERE batch = :batch GROUP BY template)
                        ORDER BY n.template
                        """)
                .bind("batch", batch)
                .map((row, context) -> NoticeColumns.standing(row))
                .list());
    }

    @Override
    public Optional<NoticeStanding> notice(UUID notice) {
        return jdbi.withHandle(handle -> handle.createQuery(STANDING + "WHERE n.id = :id")
                .bind("id", notice)
                .map((row, context) -> NoticeColumns.standing(row))
                .findOne());
    }

    @Override
    public Set<String> linesToldElsewhere(Batch batch) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT d.line FROM delivery d JOIN batch b ON b.id = d.batch
                        WHERE d.plan = :plan AND d.batch <> :batch AND d.state <> 'CANCELLED'
                        AND b.approved_by IS NOT NULL
                        """)
                .bind("plan", batch.plan())
                .bind("batch", batch.id())
                .mapTo(String.class)
                .set());
    }

    @Override
    public void approve(UUID batch, Subject by) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE batch SET state = 'APPROVED', approved_by = :by, approved_at = :at WHERE id = :id")
                .bind("id", batch)
                .bind("by", by.name())
                .bind("at", now())
                .execute());
    }

    @Override
    public void moveTo(UUID batch, BatchState state) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE batch SET state = :state WHERE id = :id")
                .bind("id", batch)
                .bind("state", state.name())
                .execute());
    }

    @Override
    public List<UUID> callOffUnsent(UUID batch) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE delivery SET state = :to, changed_at = :at
                        WHERE batch = :batch AND state IN (<from>) RETURNING notice
                        """)
                .bindList("from", NoticeTransition.CALLED_OFF.from())
                .bind("to", NoticeTransition.CALLED_OFF.to().name())
                .bind("batch", batch)
                .bind("at", now())
                .mapTo(UUID.class)
                .list());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getObject("id", UUID.class),
                row.getObject("plan", UUID.class),
                row.getString("plan_digest"),
                row.getString("incident"),
                BatchState.valueOf(row.getString("state")),
                row.getString("digest"),
                row.getInt("rows"),
                row.getString("created_by"));
    }
}
