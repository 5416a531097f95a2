package makewhole.remediation.incident;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Tells those who watch how many open incidents are not contained. Every replica looks for itself, so that no figure
 * grows old on one that does not run the job; what cannot be read counts as not contained.
 */
@ApplicationScoped
class ContainmentMeters {
    private static final Logger LOG = Logger.getLogger(ContainmentMeters.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final Incidents incidents;
    private final AtomicLong notConfirmed;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("containment-watch").unstarted(this::lookAgainAndAgain);

    ContainmentMeters(Incidents incidents, MeterRegistry registry) {
        this.incidents = incidents;
        notConfirmed = registry.gauge("makewhole.containment.not.confirmed", new AtomicLong());
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        thread.join(LONGEST_WAIT);
    }

    private void lookAgainAndAgain() {
        try {
            do {
                look();
            } while (!stopped.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            notConfirmed.set(incidents.open().stream()
                    .filter(incident -> !incident.containment().isConfirmed())
                    .count());
        } catch (RuntimeException unreadable) {
            notConfirmed.set(Math.max(1, notConfirmed.get()));
            LOG.errorf("event=containment-not-readable reason=%s", unreadable.getMessage());
        }
    }
}
