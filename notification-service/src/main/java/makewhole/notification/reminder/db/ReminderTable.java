package makewhole.notification.reminder.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.NoticeTransition;
import makewhole.notification.batch.ReminderRound;
import makewhole.notification.batch.db.NoticeColumns;
import makewhole.notification.reminder.Reminders;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ReminderTable implements Reminders {
    /** Of a delivery d and its batch b. */
    private static final String NOT_TO_BE_SENT = """
            d.state IN (<from>)
            AND (b.send_until <= :now OR EXISTS (SELECT 1 FROM answer a WHERE a.notice = d.reminds))
            """;

    private final Jdbi jdbi;
    private final InstantSource clock;

    ReminderTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public List<Told> unanswered(ReminderRound round, int afterPosition, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT n.* FROM notice n JOIN delivery d ON d.notice = n.id
                        WHERE n.batch = :batch AND n.position > :after AND n.reminder_last_day = :lastDay
                        AND d.state IN ('SENT', 'DELIVERED')
                        AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.notice = n.id)
                        ORDER BY n.position LIMIT :most
                        """)
                .bind("batch", round.batch())
                .bind("after", afterPosition)
                .bind("lastDay", round.lastDay())
                .bind("most", limit)
                .map((row, context) -> new Told(NoticeColumns.notice(row), row.getString("digest")))
                .list());
    }

    @Override
    public void letGo(Batch reminders, ReminderRound round, Instant until) {
        jdbi.useHandle(handle -> {
            // The database knows nothing yet of rows that came in a moment ago, and would compare each with each.
            handle.execute("SET LOCAL enable_nestloop = off");
            handle.createUpdate("""
                            UPDATE delivery d SET reminds = told.notice, readdressed_by = told.readdressed_by
                            FROM delivery told JOIN notice n ON n.id = told.notice
                            WHERE d.batch = :reminders AND told.batch = :batch AND told.line = d.line
                            AND n.reminder_last_day = :lastDay
                            """)
                    .bind("reminders", reminders.id())
                    .bind("batch", round.batch())
                    .bind("lastDay", round.lastDay())
                    .execute();
            handle.createUpdate("""
                            UPDATE batch SET state = 'APPROVED', approved_by = told.approved_by, approved_at = :now,
                                per_minute = told.per_minute, send_until = :until
                            FROM batch told WHERE batch.id = :reminders AND told.id = :batch
                            """)
                    .bind("now", now())
                    .bind("until", until.atOffset(ZoneOffset.UTC))
                    .bind("reminders", reminders.id())
                    .bind("batch", round.batch())
                    .execute();
        });
    }

    @Override
    public List<UUID> withSomethingToCallOff() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT b.id FROM batch b JOIN delivery d ON d.batch = b.id
                        WHERE b.reminds IS NOT NULL
                          AND (b.state IN ('APPROVED', 'SENDING', 'PAUSED') OR b.state = 'CANCELLED' AND d.alone) AND
                        """ + NOT_TO_BE_SENT)
                .bindList("from", NoticeTransition.CALLED_OFF.from())
                .bind("now", now())
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public List<UUID> callOff(UUID reminders) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE delivery d SET state = :to, changed_at = :now
                        FROM batch b WHERE b.id = d.batch AND d.batch = :batch AND
                        """ + NOT_TO_BE_SENT + " RETURNING d.notice")
                .bindList("from", NoticeTransition.CALLED_OFF.from())
                .bind("to", NoticeTransition.CALLED_OFF.to().name())
                .bind("now", now())
                .bind("batch", reminders)
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public boolean isOver(UUID reminders) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT send_until <= :now FROM batch WHERE id = :batch")
                .bind("now", now())
                .bind("batch", reminders)
                .mapTo(Boolean.class)
                .one());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
