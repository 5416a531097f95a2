package makewhole.notification.contact.db;

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
import java.util.UUID;
import makewhole.notification.contact.ContactAttempt;
import makewhole.notification.contact.ContactAttempt.Kind;
import makewhole.notification.contact.ContactTask;
import makewhole.notification.contact.ContactTask.State;
import makewhole.notification.contact.ContactTasks;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ContactTaskTable implements ContactTasks {
    private final Jdbi jdbi;
    private final InstantSource clock;

    ContactTaskTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void open(UUID notice) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO contact_task (notice, batch, plan, line, investor, state, opened_at)
                        SELECT n.id, n.batch, coalesce(reminded.plan, d.plan), n.line, n.investor, 'OPEN', :at
                        FROM notice n JOIN delivery d ON d.notice = n.id JOIN batch b ON b.id = n.batch
                        LEFT JOIN batch reminded ON reminded.id = b.reminds
                        WHERE n.id = :notice
                        ON CONFLICT (notice) DO UPDATE SET state = 'OPEN', closed_by = NULL, closed_at = NULL,
                            closed_because = NULL
                        """)
                .bind("notice", notice)
                .bind("at", now())
                .execute());
    }

    @Override
    public Optional<ContactTask> get(UUID notice) {
        return jdbi.withHandle(handle -> find(handle, notice, ""));
    }

    @Override
    public Optional<ContactTask> hold(UUID notice) {
        return jdbi.withHandle(handle -> find(handle, notice, " FOR UPDATE"));
    }

    private static Optional<ContactTask> find(Handle handle, UUID notice, String lock) {
        return handle.createQuery("SELECT * FROM contact_task WHERE notice = :notice" + lock)
                .bind("notice", notice)
                .map((row, context) -> task(handle, row))
                .findOne();
    }

    @Override
    public List<ContactTask> after(Optional<State> state, long number, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM contact_task WHERE number > :after AND (:state::text IS NULL OR state = :state)
                        ORDER BY number LIMIT :most
                        """)
                .bind("after", number)
                .bind("state", state.map(State::name).orElse(null))
                .bind("most", limit)
                .map((row, context) -> task(handle, row))
                .list());
    }

    @Override
    public void record(UUID task, ContactAttempt attempt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO contact_attempt (id, task, kind, note, evidence, email, recorded_by, recorded_at)
                        VALUES (:id, :task, :kind, :note, :evidence, :email, :by, :at)
                        """)
                .bind("id", attempt.id())
                .bind("task", task)
                .bind("kind", attempt.kind().name())
                .bind("note", attempt.note())
                .bind("evidence", attempt.evidence())
                .bind("email", attempt.email().orElse(null))
                .bind("by", attempt.recordedBy())
                .bind("at", attempt.recordedAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public void confirm(UUID attempt, String by) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE contact_attempt SET confirmed_by = :by, confirmed_at = :at WHERE id = :id")
                .bind("id", attempt)
                .bind("by", by)
                .bind("at", now())
                .execute());
    }

    @Override
    public void close(UUID task, State state, String reason, String by) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE contact_task SET state = :state, closed_by = :by, closed_at = :at, closed_because = :reason
                        WHERE notice = :notice
                        """)
                .bind("reason", reason)
                .bind("notice", task)
                .bind("state", state.name())
                .bind("by", by)
                .bind("at", now())
                .execute());
    }

    private static ContactTask task(Handle handle, ResultSet row) throws SQLException {
        UUID notice = row.getObject("notice", UUID.class);
        return new ContactTask(
                notice,
                row.getLong("number"),
                row.getObject("batch", UUID.class),
                row.getObject("plan", UUID.class),
                row.getString("line"),
                row.getString("investor"),
                State.valueOf(row.getString("state")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("closed_because")),
                attempts(handle, notice));
    }

    private static List<ContactAttempt> attempts(Handle handle, UUID task) {
        return handle.createQuery("SELECT * FROM contact_attempt WHERE task = :task ORDER BY number")
                .bind("task", task)
                .map((row, context) -> new ContactAttempt(
                        row.getObject("id", UUID.class),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("note"),
                        row.getString("evidence"),
                        Optional.ofNullable(row.getString("email")),
                        row.getString("recorded_by"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("confirmed_by"))))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
