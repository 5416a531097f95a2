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
import java.util.concurrent.atomic.AtomicBoolean;
import makewhole.notification.delivery.SendOutcome.Accepted;
import makewhole.notification.delivery.SendOutcome.NotAsApproved;
import makewhole.notification.delivery.SendOutcome.ServerTrouble;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends what a batch has to send now, over a few connections at once. A mail server in trouble is left alone for a
 * while: at first for a second, then for longer.
 */
@ApplicationScoped
class SendBatch {
    private final TakeNotice take;
    private final RecordOutcome record;
    private final CloseBatch close;
    private final MailServer mailServer;
    private final InstantSource clock;
    private final int connections;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private final Rest rest;

    @Inject
    SendBatch(
            TakeNotice take,
            RecordOutcome record,
            CloseBatch close,
            MailServer mailServer,
            InstantSource clock,
            @ConfigProperty(name = "makewhole.notices.connections") int connections,
            @ConfigProperty(name = "makewhole.notices.longest-rest") Duration longestRest) {
        this.take = take;
        this.record = record;
        this.close = close;
        this.mailServer = mailServer;
        this.clock = clock;
        this.connections = connections;
        rest = new Rest(longestRest);
    }

    /** Returns when there is nothing to send now, or the mail server is in trouble. */
    void send(UUID batch) {
        if (rest.goesOn(clock.instant()) || !underWay.add(batch)) {
            return;
        }
        try {
            AtomicBoolean goOn = new AtomicBoolean(true);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> senders = new ArrayList<>();
                for (int i = 0; i < connections; i++) {
                    senders.add(threads.submit(() -> sendOverOneConnection(batch, goOn)));
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

    private void sendOverOneConnection(UUID batch, AtomicBoolean goOn) {
        try (MailServer.Connection connection = mailServer.connection()) {
            while (goOn.get()) {
                Optional<Claim> claim = take.next(batch);
                if (claim.isEmpty()) {
                    return;
                }
                SendOutcome outcome = sendAsApproved(connection, claim.get());
                record.of(claim.get(), outcome);
                if (outcome instanceof Accepted) {
                    rest.end();
                }
                if (outcome instanceof ServerTrouble) {
                    rest.begin(clock.instant());
                }
                if (outcome instanceof ServerTrouble || outcome instanceof NotAsApproved) {
                    goOn.set(false);
                }
            }
        }
    }

    private static SendOutcome sendAsApproved(MailServer.Connection connection, Claim claim) {
        return claim.notice().digest().equals(claim.digest())
                ? connection.send(claim.notice())
                : new NotAsApproved("the notice is not what was rendered and approved");
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
    private static final class Rest {
        private final Duration longest;
        private int troubles;
        private Instant until = Instant.EPOCH;

        Rest(Duration longest) {
            this.longest = longest;
        }

        synchronized boolean goesOn(Instant now) {
            return now.isBefore(until);
        }

        synchronized void begin(Instant now) {
            // Several connections notice the same trouble: it counts once.
            if (!now.isBefore(until)) {
                troubles++;
                Duration pause = RecordOutcome.pauseAfter(troubles);
                until = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
            }
        }

        synchronized void end() {
            troubles = 0;
            until = Instant.EPOCH;
        }
    }
}
