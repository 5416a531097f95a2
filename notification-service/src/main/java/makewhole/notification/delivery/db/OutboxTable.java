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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import makewhole.notification.batch.NoticeState;
import makewhole.notification.batch.NoticeTransition;
import makewhole.notification.batch.db.NoticeColumns;
import makewhole.notification.delivery.Claim;
import makewhole.notification.delivery.Outbox;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class OutboxTable implements Outbox {
    // The states stand in the text, where the partial index that is made for this can be seen to fit.
    private static final String TAKE =
            """
            WITH picked AS (
                SELECT notice FROM delivery
                WHERE batch = :batch AND position > :behind AND state IN (%s) AND not_before <= clock_timestamp()
                AND (alone OR NOT :onlyAlone)
                AND NOT EXISTS (SELECT 1 FROM answer WHERE answer.notice = delivery.reminds)
                ORDER BY position LIMIT :most FOR UPDATE SKIP LOCKED),
            taken AS (
                UPDATE delivery d SET state = '%s', attempts = attempts + 1, attempt = :attempt, changed_at = :at,
                    lease_until = clock_timestamp() + make_interval(secs => :leaseMillis / 1000.0)
                FROM picked WHERE d.notice = picked.notice
                RETURNING d.notice, d.attempts, d.refused_since, d.readdressed_by)
            SELECT n.*, taken.attempts, a.email AS other_address,
                coalesce(extract(epoch FROM clock_timestamp() - taken.refused_since) * 1000, 0)::bigint AS refused_millis
            FROM taken JOIN notice n ON n.id = taken.notice
            LEFT JOIN contact_attempt a ON a.id = taken.readdressed_by AND a.confirmed_by IS NOT NULL
            ORDER BY n.position
            """.formatted(names(NoticeTransition.STARTED.from()), NoticeTransition.STARTED.to());

    private static final String WAITING = names(NoticeTransition.STARTED.from());

    private final Jdbi jdbi;
    private final InstantSource clock;

    OutboxTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public List<Claim> claim(Wanted wanted, UUID attempt, Duration lease) {
        UUID batch = wanted.batch();
        return jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            UPDATE batch SET state = 'SENDING'
                            WHERE id = :batch AND state = 'APPROVED' AND (send_from IS NULL OR send_from <= :now)
                            AND (send_until IS NULL OR send_until > :now)
                            """).bind("batch", batch).bind("now", now()).execute();
            Pace pace = pace(handle, batch, now());
            Wanted allowed = new Wanted(batch, wanted.behind(), pace.allows(wanted.most()));
            List<Claim> taken = allowed.most() == 0 ? List.of() : take(handle, allowed, pace, attempt, lease);
            pace.perMinute()
                    .filter(perMinute -> !taken.isEmpty())
                    .ifPresent(perMinute -> remember(handle, batch, taken.size(), perMinute));
            return taken;
        });
    }

    /**
     * How many notices may be taken now: none, as many as one likes, or so many a minute.
     *
     * @param onlyAlone whether the batch was called off, and nothing of it goes out but what has another address since
     */
    private record Pace(boolean goesOn, boolean onlyAlone, Optional<Integer> perMinute) {
        private static final int SECONDS = 60;

        int allows(int most) {
            return goesOn
                    ? perMinute
                            .map(each -> Math.min(most, Math.max(1, each / SECONDS)))
                            .orElse(most)
                    : 0;
        }
    }

    /**
     * Looks whether a batch is being sent, and holds it until SENDING is committed: whoever stops or cancels it waits for
     * that, and after them nothing starts. Senders share the lock, except where they have to keep a pace together.
     */
    private static Pace pace(Handle handle, UUID batch, OffsetDateTime now) {
        // The pace is set with the approval and never changed: it can be read before the lock is chosen by it.
        Optional<Integer> perMinute = handle.createQuery(
                        "SELECT per_minute FROM batch WHERE id = :batch AND per_minute IS NOT NULL")
                .bind("batch", batch)
                .mapTo(Integer.class)
                .findOne();
        Optional<String> state = handle.createQuery("""
                        SELECT state FROM batch
                        WHERE id = :batch AND state IN ('SENDING', 'CANCELLED') AND next_at <= clock_timestamp()
                        AND (send_until IS NULL OR send_until > :now)
                        """ + (perMinute.isPresent() ? "FOR UPDATE" : "FOR SHARE"))
                .bind("batch", batch)
                .bind("now", now)
                .mapTo(String.class)
                .findOne();
        return new Pace(state.isPresent(), state.filter("CANCELLED"::equals).isPresent(), perMinute);
    }

    private static void remember(Handle handle, UUID batch, int taken, int perMinute) {
        handle.createUpdate("""
                        UPDATE batch SET next_at = greatest(next_at, clock_timestamp() - interval '1 second')
                            + make_interval(secs => :taken * 60.0 / :perMinute)
                        WHERE id = :batch
                        """)
                .bind("taken", taken)
                .bind("perMinute", perMinute)
                .bind("batch", batch)
                .execute();
    }

    private List<Claim> take(Handle handle, Wanted wanted, Pace pace, UUID attempt, Duration lease) {
        return handle.createQuery(TAKE)
                .bind("attempt", attempt)
                .bind("at", now())
                .bind("leaseMillis", lease.toMillis())
                .bind("batch", wanted.batch())
                .bind("behind", wanted.behind())
                .bind("most", wanted.most())
                .bind("onlyAlone", pace.onlyAlone())
                .map((row, context) -> new Claim(
                        attempt,
                        row.getInt("attempts"),
                        wanted.batch(),
                        NoticeColumns.notice(row),
                        row.getString("digest"),
                        Optional.ofNullable(row.getString("other_address")),
                        Duration.ofMillis(row.getLong("refused_millis"))))
                .list();
    }

    @Override
    public Set<UUID> finish(NoticeTransition transition, List<Ending> endings) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE delivery d SET state = :to, reply = e.reply, changed_at = :at,
                            not_before = clock_timestamp() + make_interval(secs => e.pause_millis / 1000.0),
                            refused_since =
                                CASE WHEN e.by_recipient THEN coalesce(refused_since, clock_timestamp()) ELSE refused_since END,
                            attempts = attempts - CASE WHEN e.begun THEN 0 ELSE 1 END
                        FROM unnest(:notices, :attempts, :replies, :pauses, :byRecipient, :begun)
                            AS e (notice, attempt, reply, pause_millis, by_recipient, begun)
                        WHERE d.notice = e.notice AND d.attempt = e.attempt AND d.state IN (<from>)
                        RETURNING d.notice
                        """)
                .bindList("from", transition.from())
                .bind("to", transition.to().name())
                .bind("at", now())
                .bindArray(
                        "notices",
                        UUID.class,
                        all(endings, ending -> ending.claim().notice().id()))
                .bindArray(
                        "attempts",
                        UUID.class,
                        all(endings, ending -> ending.claim().attempt()))
                .bindArray("replies", String.class, all(endings, Ending::reply))
                .bindArray(
                        "pauses",
                        Long.class,
                        all(endings, ending -> ending.pause().toMillis()))
                .bindArray("byRecipient", Boolean.class, all(endings, Ending::byRecipient))
                .bindArray("begun", Boolean.class, all(endings, Ending::begun))
                .mapTo(UUID.class)
                .set());
    }

    private static <T> List<T> all(List<Ending> endings, Function<Ending, T> part) {
        return endings.stream().map(part).toList();
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
    public boolean hear(UUID notice, NoticeTransition transition, String status) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE delivery SET state = :to, changed_at = :at, reply = :status, attempt = NULL
                        WHERE notice = :notice AND state IN (<from>)
                        AND (NOT :afterAll OR (attempts > 0 AND readdressed_by IS NULL))
                        """)
                        .bind("afterAll", transition == NoticeTransition.ARRIVED_AFTER_ALL)
                        .bindList("from", transition.from())
                        .bind("to", transition.to().name())
                        .bind("at", now())
                        .bind("status", status)
                        .bind("notice", notice)
                        .execute())
                == 1;
    }

    @Override
    public boolean readdress(UUID notice, UUID contactAttempt, boolean alone) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE delivery SET state = :to, changed_at = :at, attempt = NULL, not_before = '-infinity',
                            refused_since = NULL, attempts = 0, readdressed_by = :by, alone = :alone
                        WHERE notice = :notice AND state IN (<from>)
                        """)
                        .bind("alone", alone)
                        .bindList("from", NoticeTransition.READDRESSED.from())
                        .bind("to", NoticeTransition.READDRESSED.to().name())
                        .bind("at", now())
                        .bind("by", contactAttempt)
                        .bind("notice", notice)
                        .execute())
                == 1;
    }

    @Override
    public boolean holdAndSeeIfAnswered(UUID notice) {
        return jdbi.withHandle(handle -> {
            // Whoever answers holds the same row, of the notice or of the one that it reminds of. What they committed
            // before this got it is seen by the next statement
            // only.
            handle.createQuery("""
                            SELECT notice FROM delivery
                            WHERE notice = :notice OR notice = (SELECT reminds FROM delivery WHERE notice = :notice)
                            ORDER BY notice FOR UPDATE
                            """).bind("notice", notice).mapTo(UUID.class).list();
            return handle.createQuery("""
                            SELECT EXISTS (SELECT 1 FROM answer a JOIN delivery d ON a.notice IN (d.notice, d.reminds)
                                WHERE d.notice = :notice)
                            """)
                    .bind("notice", notice)
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    @Override
    public String address(UUID notice) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT coalesce(a.email, n.recipient_email) FROM notice n JOIN delivery d ON d.notice = n.id
                        LEFT JOIN contact_attempt a ON a.id = d.readdressed_by AND a.confirmed_by IS NOT NULL
                        WHERE n.id = :notice
                        """)
                .bind("notice", notice)
                .mapTo(String.class)
                .one());
    }

    @Override
    public List<String> formerAddresses(UUID notice) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT n.recipient_email FROM notice n JOIN delivery d ON d.notice = n.id
                        WHERE n.id = :notice AND d.readdressed_by IS NOT NULL
                        UNION
                        SELECT a.email FROM contact_attempt a JOIN delivery d ON d.notice = a.task
                        WHERE d.notice = :notice AND a.confirmed_by IS NOT NULL AND a.id <> d.readdressed_by
                        """)
                .bind("notice", notice)
                .mapTo(String.class)
                .list());
    }

    @Override
    public List<UUID> batchesWithDueNotices() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT b.id FROM batch b
                        WHERE b.state IN ('APPROVED', 'SENDING', 'CANCELLED')
                        AND (b.send_from IS NULL OR b.send_from <= :now)
                        AND (b.send_until IS NULL OR b.send_until > :now)
                        AND b.next_at <= clock_timestamp() AND EXISTS (
                            SELECT 1 FROM delivery d
                            WHERE d.batch = b.id AND d.state IN (%s) AND d.not_before <= clock_timestamp()
                            AND (d.alone OR b.state <> 'CANCELLED'))
                        ORDER BY b.number
                        """.formatted(WAITING))
                .bind("now", now())
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public List<UUID> batchesToClose() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        SELECT b.id FROM batch b
                        WHERE (b.state = 'SENDING'
                            AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.batch = b.id AND d.state IN (%1$s))
                            AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.batch = b.id AND d.state = 'UNCERTAIN')
                            AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.batch = b.id AND d.state = 'SENDING'))
                        OR (b.state = 'CANCELLED' AND EXISTS (
                            SELECT 1 FROM delivery d WHERE d.batch = b.id AND d.state IN (%1$s) AND NOT d.alone))
                        """.formatted(WAITING)).mapTo(UUID.class).list());
    }

    @Override
    public boolean stop(UUID batch) {
        return jdbi.withHandle(handle -> {
            // The batch first, as everybody holds it before its notices.
            int stopped = handle.createUpdate(
                            "UPDATE batch SET state = 'STOPPED' WHERE id = :batch AND state IN ('APPROVED', 'SENDING')")
                    .bind("batch", batch)
                    .execute();
            handle.createUpdate("UPDATE delivery SET alone = false WHERE batch = :batch AND alone")
                    .bind("batch", batch)
                    .execute();
            return stopped == 1;
        });
    }

    @Override
    public boolean completeIfAllEnded(UUID batch) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("""
                        UPDATE batch SET state = 'DONE'
                        WHERE id = :batch AND state IN ('APPROVED', 'SENDING') AND NOT EXISTS (
                            SELECT 1 FROM delivery WHERE batch = :batch
                            AND state IN ('CREATED', 'SENDING', 'UNCERTAIN', 'TEMPORARY_FAILURE'))
                        """).bind("batch", batch).execute())
                == 1;
    }

    private static String names(List<NoticeState> states) {
        return states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
