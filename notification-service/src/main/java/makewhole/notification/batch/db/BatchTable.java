package makewhole.notification.batch.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.BatchReport;
import makewhole.notification.batch.BatchReview;
import makewhole.notification.batch.BatchState;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.NoticeStanding;
import makewhole.notification.batch.NoticeState;
import makewhole.notification.batch.NoticeTransition;
import makewhole.notification.batch.Portion;
import makewhole.notification.batch.Sending;
import makewhole.platform.identity.Subject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class BatchTable implements Batches {
    static final String STANDING =
            "SELECT n.*, d.state, d.attempts, d.reply FROM notice n JOIN delivery d ON d.notice = n.id ";

    /** How many rows come at once where all of a batch are read. */
    private static final int FETCHED = 500;

    private static final int DIGESTS_FETCHED = 5_000;

    private static final List<NoticeState> UNSENT = List.of(NoticeState.CREATED, NoticeState.TEMPORARY_FAILURE);

    private static final String LAST_DAYS = """
            SELECT n.template, min(coalesce(n.choice_until, n.reminder_last_day)) AS last_day FROM notice n %s
            AND coalesce(n.choice_until, n.reminder_last_day) IS NOT NULL GROUP BY n.template
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final BatchTotals totals = new BatchTotals();

    BatchTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public int write(Batch batch, ToIntFunction<BiConsumer<Notice, String>> writing) {
        return jdbi.withHandle(handle -> {
            // A row of its own comes first, since notices refer to it; it is filled in when all of them are known.
            insert(handle, batch);
            try (NoticeCopy copy = new NoticeCopy(handle, batch.id())) {
                int written = writing.applyAsInt(copy::add);
                copy.end();
                return written;
            }
        });
    }

    @Override
    public void begin(Batch batch) {
        jdbi.useHandle(handle -> insert(handle, batch));
    }

    @Override
    public void append(UUID batch, List<Notice> notices) {
        jdbi.useHandle(handle -> {
            try (NoticeCopy copy = new NoticeCopy(handle, batch)) {
                notices.forEach(notice -> copy.add(notice, notice.digest()));
                copy.end();
            }
        });
    }

    private void insert(Handle handle, Batch batch) {
        handle.createUpdate("""
                        INSERT INTO batch
                            (id, plan, plan_digest, incident, state, digest, rows, created_by, created_at, reminds)
                        VALUES (:id, :plan, :planDigest, :incident, :state, '', 1, :createdBy, :at, CAST(:reminds AS uuid))
                        """)
                .bind("id", batch.id())
                .bind("plan", batch.plan())
                .bind("planDigest", batch.planDigest())
                .bind("incident", batch.incident())
                .bind("state", batch.state().name())
                .bind("createdBy", batch.createdBy())
                .bind("reminds", batch.reminds().map(UUID::toString).orElse(null))
                .bind("at", now())
                .execute();
    }

    @Override
    public Optional<Told> add(Batch batch) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("UPDATE batch SET digest = :digest, rows = :rows WHERE id = :id")
                    .bind("digest", batch.digest())
                    .bind("rows", batch.rows())
                    .bind("id", batch.id())
                    .execute();
            // The unique index decides, also between two batches that arrive at once: what is told already adds
            // nothing.
            int added = handle.createUpdate("""
                            INSERT INTO delivery (notice, batch, position, plan, line, template, state, changed_at)
                            SELECT id, batch, position, :plan, line, template, 'CREATED', :at
                            FROM notice WHERE batch = :batch ORDER BY position
                            ON CONFLICT DO NOTHING
                            """)
                    .bind("plan", batch.plan())
                    .bind("batch", batch.id())
                    .bind("at", now())
                    .execute();
            return added == batch.rows() ? Optional.empty() : told(handle, batch.id());
        });
    }

    private static Optional<Told> told(Handle handle, UUID batch) {
        return handle.createQuery("""
                        SELECT n.line, n.template FROM notice n
                        WHERE n.batch = :batch AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.notice = n.id)
                        ORDER BY n.position LIMIT 1
                        """)
                .bind("batch", batch)
                .map((row, context) -> new Told(row.getString("line"), row.getString("template")))
                .findOne();
    }

    @Override
    public void forEachNotice(UUID batch, BiConsumer<Notice, String> each) {
        jdbi.useHandle(handle -> handle.createQuery("SELECT * FROM notice WHERE batch = :batch ORDER BY position")
                .bind("batch", batch)
                .setFetchSize(FETCHED)
                .map((row, context) -> {
                    each.accept(NoticeColumns.notice(row), row.getString("digest"));
                    return 1;
                })
                .useStream(rows -> rows.forEach(row -> {})));
    }

    @Override
    public <T> T readDigests(UUID batch, Function<Stream<String>, T> reading) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT digest FROM notice WHERE batch = :batch ORDER BY position")
                        .bind("batch", batch)
                        .setFetchSize(DIGESTS_FETCHED)
                        .mapTo(String.class)
                        .withStream(reading::apply));
    }

    @Override
    public SortedMap<String, LocalDate> lastDaysUnsent(UUID batch) {
        return jdbi.withHandle(handle -> lastDays(handle.createQuery(LAST_DAYS.formatted("""
                        JOIN delivery d ON d.notice = n.id WHERE d.batch = :batch AND d.state IN (<unsent>)
                        """))
                .bind("batch", batch)
                .bindList("unsent", UNSENT)));
    }

    @Override
    public SortedMap<String, LocalDate> lastDays(List<UUID> notices) {
        return jdbi.withHandle(handle -> lastDays(handle.createQuery(LAST_DAYS.formatted("WHERE n.id = ANY (:notices)"))
                .bindArray("notices", UUID.class, notices)));
    }

    private static SortedMap<String, LocalDate> lastDays(Query query) {
        SortedMap<String, LocalDate> lastDays = new TreeMap<>();
        query.map((row, context) -> lastDays.put(row.getString("template"), row.getObject("last_day", LocalDate.class)))
                .list();
        return lastDays;
    }

    @Override
    public long unsent(UUID batch) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM delivery WHERE batch = :batch AND state IN (<unsent>)")
                .bind("batch", batch)
                .bindList("unsent", UNSENT)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public Sending sending(UUID batch) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT send_from, per_minute FROM batch WHERE id = :id")
                .bind("id", batch)
                .map((row, context) -> new Sending(
                        Optional.ofNullable(row.getObject("send_from", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getObject("per_minute", Integer.class))))
                .one());
    }

    @Override
    public BatchReview review(UUID batch, int outliers) {
        return jdbi.withHandle(handle -> new ReviewQueries(handle, batch).review(outliers));
    }

    @Override
    public List<UUID> retryFailed(UUID batch, Portion rows) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE delivery d SET state = :to, changed_at = :at, attempt = NULL, not_before = '-infinity',
                            refused_since = NULL, attempts = 0
                        WHERE batch = :batch AND position > :after AND position <= :upTo AND state IN (<from>)
                        AND reply <> 'not-as-approved' AND NOT EXISTS (
                            SELECT 1 FROM delivery_report r WHERE r.notice = d.notice AND r.outcome = 'FAILED')
                        AND NOT EXISTS (SELECT 1 FROM contact_task t WHERE t.notice = d.notice AND t.state <> 'OPEN')
                        RETURNING notice
                        """)
                .bind("after", rows.after())
                .bind("upTo", rows.upTo())
                .bindList("from", NoticeTransition.RETRIED.from())
                .bind("to", NoticeTransition.RETRIED.to().name())
                .bind("batch", batch)
                .bind("at", now())
                .mapTo(UUID.class)
                .list());
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
                .map(found -> new BatchReport(
                        found,
                        counts(handle, batch),
                        totals.of(handle, batch),
                        found.state() == BatchState.CANCELLED
                                ? BatchTotals.told(handle, batch)
                                : totals.of(handle, batch),
                        openContacts(handle, batch),
                        ReminderRoundTable.of(handle, batch))));
    }

    private static long openContacts(Handle handle, UUID batch) {
        return handle.createQuery("SELECT count(*) FROM contact_task WHERE batch = :batch AND state = 'OPEN'")
                .bind("batch", batch)
                .mapTo(Long.class)
                .one();
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

    @Override
    public List<UUID> openRemindersOf(UUID batch) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id FROM batch WHERE reminds = :batch AND state NOT IN ('DONE', 'CANCELLED') ORDER BY number")
                .bind("batch", batch)
                .mapTo(UUID.class)
                .list());
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
                            (SELECT min(position) FROM notice WHERE batch = :batch GROUP BY template, spoken_locale)
                        ORDER BY n.template, n.spoken_locale
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
    public void approve(UUID batch, Sending sending, Subject by) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE batch SET state = 'APPROVED', approved_by = :by, approved_at = :at, send_from = :from,
                            per_minute = :perMinute
                        WHERE id = :id
                        """)
                .bind("id", batch)
                .bind("by", by.name())
                .bind("at", now())
                .bind(
                        "from",
                        sending.from()
                                .map(from -> from.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .bind("perMinute", sending.perMinute().orElse(null))
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
    public void beginAgain(UUID batch, BatchState state) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE batch SET state = :state, beginning = beginning + 1 WHERE id = :id")
                .bind("id", batch)
                .bind("state", state.name())
                .execute());
    }

    @Override
    public List<UUID> callOffUnsent(UUID batch, Portion rows) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE delivery SET state = :to, changed_at = :at
                        WHERE batch = :batch AND position > :after AND position <= :upTo AND state IN (<from>)
                        AND NOT alone RETURNING notice
                        """)
                .bind("after", rows.after())
                .bind("upTo", rows.upTo())
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
                row.getString("created_by"),
                Optional.ofNullable(row.getObject("reminds", UUID.class)),
                row.getInt("beginning"));
    }
}
