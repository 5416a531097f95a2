package makewhole.allocation.shadow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import makewhole.allocation.allocation.AllocationPublished;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.jobs.Jobs;

/**
 * Orders a comparison for every candidate in shadow, in the transaction that publishes: so none is forgotten, and none is
 * made of what was not published. The comparison itself is made later, by a job.
 */
@ApplicationScoped
class ShadowOrders {
    private final ShadowRuns runs;
    private final CompareInShadow compareInShadow;
    private final Jobs jobs;

    ShadowOrders(ShadowRuns runs, CompareInShadow compareInShadow, Jobs jobs) {
        this.runs = runs;
        this.compareInShadow = compareInShadow;
        this.jobs = jobs;
    }

    void order(@Observes AllocationPublished published) {
        UUID allocation = published.allocation().id();
        for (VersionName candidate : runs.inShadow()) {
            jobs.enqueue(
                    compareInShadow,
                    "%s %s".formatted(allocation, candidate),
                    new CompareInShadow.Work(allocation, candidate.value()));
        }
    }
}
