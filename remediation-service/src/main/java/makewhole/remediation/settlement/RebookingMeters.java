package makewhole.remediation.settlement;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** Tells those who watch how many corrections were refused and wait for a person. */
@ApplicationScoped
class RebookingMeters {
    private final Rebookings rebookings;
    private final AtomicLong refused;

    RebookingMeters(Rebookings rebookings, MeterRegistry registry) {
        this.rebookings = rebookings;
        refused = registry.gauge("makewhole.rebookings.refused", new AtomicLong());
    }

    /** Looks anew. */
    void look() {
        refused.set(rebookings.countRefused());
    }
}
