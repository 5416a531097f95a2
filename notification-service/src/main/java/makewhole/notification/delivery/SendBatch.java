package makewhole.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import makewhole.notification.batch.ProvenDigests;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends what a batch has to send now, over a few connections at once. A mail server in trouble is left alone for a
 * while: at first for a second, then for longer.
 */
@ApplicationScoped
class SendBatch {
    private static final Duration UNTIL_NOTHING_IS_LEFT = Duration.ofDays(1);

    private final ProveBatch prove;
    private final TakeNotices take;
    private final RecordOutcomes record;
    private final CloseBatch close;
    private final MailServer mailServer;
    private final InstantSource clock;
    private final int connections;
    private final Duration lease;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private final Rest rest;

    @Inject
    SendBatch(
            ProveBatch prove,
            TakeNotices take,
            RecordOutcomes record,
            CloseBatch close,
            MailServer mailServer,
            InstantSource clock,
            @ConfigProperty(name = "makewhole.notices.connections") int connections,
            @ConfigProperty(name = "makewhole.notices.longest-rest") Duration longestRest,
            @ConfigProperty(name = "makewhole.notices.lease") Duration lease) {
        this.prove = prove;
        this.take = take;
        this.record = record;
        this.close = close;
        this.mailServer = mailServer;
        this.clock = clock;
        this.connections = connections;
        this.lease = lease;
        rest = new Rest(longestRest);
    }

    /** Returns when there is nothing to send now, or the mail server is in trouble. */
    void send(UUID batch) {
        send(batch, UNTIL_NOTHING_IS_LEFT);
    }

    /** The same, and begins nothing more once its turn is over. */
    void send(UUID batch, Duration turn) {
        if (rest.goesOn(clock.instant()) || !underWay.add(batch)) {
            return;
        }
        try {
            Optional<ProvenDigests> proven = prove.asApproved(batch);
            if (proven.isEmpty()) {
                return;
            }
            Run run = new Run(rest, clock, proven.get(), Lease.from(turn));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> senders = new ArrayList<>();
                for (int i = 0; i < connections; i++) {
                    senders.add(threads.submit(() -> sendOverOneConnection(batch, run)));
                }
                for (Future<?> sender : senders) {
                    await(sender);
                }
            }
            close.ifAllEnded(batch);
        } finally {
            underWay.remove(batch);
        }
    }

    private void sendOverOneConnection(UUID batch, Run run) {
        try (MailServer.Connection connection = mailServer.connection()) {
            // A lease begins before the transaction that grants it, so that ours ends before the database's.
            Lease granted = Lease.from(lease);
            List<Claim> group = run.goesOn() ? take.next(batch, run.reach()) : List.of();
            while (!group.isEmpty()) {
                List<Tried> tried = run.send(connection, group, granted);
                granted = Lease.from(lease);
                if (run.goesOn()) {
                    group = take.next(batch, run.reach(), tried);
                } else {
                    record.of(tried);
                    group = List.of();
                }
            }
        }
    }

    private static void await(Future<?> sender) {
        try {
            sender.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("sending was interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("sending failed", failed.getCause());
        }
    }

    /** How long the mail server is left alone. */
    static final class Rest {
        private final Duration longest;
        private int troubles;
        private Instant until = Instant.EPOCH;

        Rest(Duration longest) {
            this.longest = longest;
        }

        synchronized boolean goesOn(Instant now) {
            // Where somebody sets the clock back it still rests for no longer than the longest.
            return now.isBefore(until) && !now.plus(longest).isBefore(until);
        }

        synchronized void begin(Instant now) {
            // Several connections notice the same trouble: it counts once.
            if (!now.isBefore(until)) {
                troubles++;
                Duration pause = Pauses.after(troubles);
                until = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
            }
        }

        synchronized void end() {
            troubles = 0;
            until = Instant.EPOCH;
        }
    }
}
