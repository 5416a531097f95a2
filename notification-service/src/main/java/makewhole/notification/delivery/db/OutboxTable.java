package makewhole.notification.delivery.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.batch.NoticeTransition;
import makewhole.notification.batch.db.NoticeColumns;
import makewhole.notification.delivery.Claim;
import makewhole.notification.delivery.Outbox;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class OutboxTable implements Outbox {
    private final Jdbi jdbi;
    private final InstantSource clock;

    OutboxTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Optional<Claim> claim(UUID batch, UUID attempt, Duration lease) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("UPDATE batch SET state = 'SENDING' WHERE id = :batch AND state = 'APPROVED'")
                    .bind("batch", batch)
                    .execute();
            // Held until SENDING is committed: whoever stops or cancels the batch waits for that, and after them
            // nothing starts.
            boolean goesOn = handle.createQuery("SELECT 1 FROM batch WHERE id = :batch AND state = 'SENDING' FOR SHARE")
                    .bind("batch", batch)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            return goesOn ? take(handle, batch, attempt, lease) : Optional.empty();
        });
    }

    private Optional<Claim> take(Handle handle, UUID batch, UUID attempt, Duration lease) {
        return handle.createQuery("""
                        WITH taken AS (
                            UPDATE delivery SET state = :to, attempts = attempts + 1, attempt = :attempt, changed_at = :at,
                                lease_until = clock_timestamp() + make_interval(secs => :leaseMillis / 1000.0)
                            WHERE notice = (
                                SELECT notice FROM delivery
                                WHERE batch = :batch AND state IN (<from>) AND not_before <= clock_timestamp()
                                ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED)
                            RETURNING notice, attempts)
                        SELECT n.*, taken.attempts FROM taken JOIN notice n ON n.id = taken.notice
                        """)
                .bindList("from", NoticeTransition.STARTED.from())
                .bind("to", NoticeTransition.STARTED.to().name())
                .bind("attempt", attempt)
                .bind("at", now())
                .bind("leaseMillis", lease.toMillis())
                .bind("batch", batch)
                .map((row, context) -> new Claim(
                        attempt, row.getInt("attempts"), batch, NoticeColumns.notice(row), row.getString("digest")))
                .findOne();
    }

    @Override
    public boolean finish(Claim claim, NoticeTransition transition, String reply, Duration pause) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE delivery SET state = :to, reply = :reply, changed_at = :at,
                            not_before = clock_timestamp() + make_interval(secs => :pauseMillis / 1000.0)
                        WHERE notice = :notice AND attempt = :attempt AND state IN (<from>)
                        """)
                        .bindList("from", transition.from())
                        .bind("to", transition.to().name())
                        .bind("reply", reply)
                        .bind("at", now())
                        .bind("pauseMillis", pause.toMillis())
                        .bind("notice", claim.notice().id())
                        .bind("attempt", claim.attempt())
                        .execute())
                == 1;
    }

    @Override
    public List<Lost> loseExpired() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE delivery SET state = :to, changed_at = :at
                        WHERE state IN (<from>) AND lease_until < clock_timestamp() RETURNING notice, batch
                        """)
                .bindList("from", NoticeTransition.LOST.from())
                .bind("to", NoticeTransition.LOST.to().name())
                .bind("at", now())
                .map((row, context) ->
                        new Lost(row.getObject("notice", UUID.class), row.getObject("batch", UUID.class)))
                .list());
    }

    @Override
    public boolean settle(UUID notice, NoticeTransition transition) {
        // The attempt is forgotten: whatever it may still say, the person's word stands.
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE delivery SET state = :to, changed_at = :at, attempt = NULL, not_before = '-infinity'
                        WHERE notice = :notice AND state IN (<from>)
                        """)
                        .bindList("from", transition.from())
                        .bind("to", transition.to().name())
                        .bind("at", now())
                        .bind("notice", notice)
                        .execute())
                == 1;
    }

    @Override
    public List<UUID> batchesWithDueNotices() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT b.id FROM batch b
                        WHERE b.state IN ('APPROVED', 'SENDING') AND EXISTS (
                            SELECT 1 FROM delivery d
                            WHERE d.batch = b.id AND d.state IN (<from>) AND d.not_before <= clock_timestamp())
                        ORDER BY b.number
                        """)
                .bindList("from", NoticeTransition.STARTED.from())
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public boolean stop(UUID batch) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "UPDATE batch SET state = 'STOPPED' WHERE id = :batch AND state IN ('APPROVED', 'SENDING')")
                        .bind("batch", batch)
                        .execute())
                == 1;
    }

    @Override
    public boolean completeIfAllEnded(UUID batch) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("""
                        UPDATE batch SET state = 'DONE'
                        WHERE id = :batch AND state = 'SENDING' AND NOT EXISTS (
                            SELECT 1 FROM delivery WHERE batch = :batch
                            AND state IN ('CREATED', 'SENDING', 'UNCERTAIN', 'TEMPORARY_FAILURE'))
                        """).bind("batch", batch).execute())
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
