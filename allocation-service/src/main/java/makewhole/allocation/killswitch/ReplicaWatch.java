package makewhole.allocation.killswitch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import makewhole.allocation.RefusedException;
import org.jboss.logging.Logger;

/**
 * Looks at the switch several times a second, on every replica: says that the replica is there, confirms engagements
 * as soon as nothing is under way here that may not have seen them, and drains for whoever could not do it. Nothing
 * that is guaranteed depends on it.
 */
@ApplicationScoped
class ReplicaWatch {
    private static final Logger LOG = Logger.getLogger(ReplicaWatch.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private final KillSwitch killSwitch;
    private final EngageKillSwitch engageKillSwitch;
    private final EngagementHistory history;
    private final Replicas replicas;
    private final PublishersHere publishersHere;
    private final SwitchConnections connections;
    private final SwitchMeters meters;
    private final InstantSource clock;
    private final WatchSettings settings;
    private final ThisReplica self;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("kill-switch-watch").unstarted(this::lookAgainAndAgain);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean blind;

    ReplicaWatch(
            KillSwitch killSwitch,
            EngageKillSwitch engageKillSwitch,
            EngagementHistory history,
            Replicas replicas,
            PublishersHere publishersHere,
            SwitchConnections connections,
            SwitchMeters meters,
            InstantSource clock,
            WatchSettings settings,
            ThisReplica self) {
        this.killSwitch = killSwitch;
        this.engageKillSwitch = engageKillSwitch;
        this.history = history;
        this.replicas = replicas;
        this.publishersHere = publishersHere;
        this.connections = connections;
        this.meters = meters;
        this.clock = clock;
        this.settings = settings;
        this.self = self;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        if (thread.join(LONGEST_WAIT) && !blind) {
            connections.use(() -> replicas.signOff(self.name()));
        }
    }

    private void lookAgainAndAgain() {
        try {
            do {
                look();
            } while (!stopped.await(settings.lookEvery().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            connections.use(() -> {
                replicas.beat(self.name(), self.started());
                killSwitch.measure();
                confirm();
                // Told before it is tried once more, which takes long when it does not work.
                meters.notConfirmed(
                        history.undrained(settings.confirmWithin()).size(),
                        replicas.unconfirmedFor(settings.confirmWithin()));
                drainForOthers();
            });
            blind = false;
        } catch (RuntimeException | Error unreadable) {
            // An exhausted heap must not end the watch: its gauges would say for ever what it saw last.
            meters.unreadable();
            if (!blind) {
                LOG.errorf(unreadable, "event=kill-switch-unreadable replica=%s", self.name());
            }
            blind = true;
        }
    }

    private void confirm() {
        List<UUID> unconfirmed = replicas.unconfirmedBy(self.name());
        if (!unconfirmed.isEmpty() && waitForPublishersHere()) {
            unconfirmed.forEach(engagement -> replicas.confirm(engagement, self.name(), clock.instant()));
        }
    }

    /** What begins from here on sees what has been read above. */
    private boolean waitForPublishersHere() {
        long mark = publishersHere.mark();
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!publishersHere.areThrough(mark)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }

    /** Somebody who holds on makes an engagement that is not confirmed; the switch can be read all the same. */
    private void drainForOthers() {
        if (!history.undrained(settings.drainAfter()).isEmpty()) {
            try {
                engageKillSwitch.drain();
            } catch (RefusedException notThrough) {
                LOG.warnf("event=kill-switch-drained-later replica=%s", self.name());
            }
        }
    }
}
