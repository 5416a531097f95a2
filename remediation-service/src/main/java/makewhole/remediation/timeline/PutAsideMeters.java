package makewhole.remediation.timeline;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** Tells those who watch how many events wait for a person. */
@ApplicationScoped
class PutAsideMeters {
    private final EventsPutAside asides;
    private final AtomicLong waiting;

    PutAsideMeters(EventsPutAside asides, MeterRegistry registry) {
        this.asides = asides;
        waiting = registry.gauge("makewhole.events.put.aside", new AtomicLong());
    }

    /** Looks anew. */
    void look() {
        waiting.set(asides.count());
    }
}
