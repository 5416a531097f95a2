package makewhole.allocation.bisection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import makewhole.platform.jobs.DurableJob;

/** Carries a bisection through; after a crash it begins again, since nothing of it counts before its end. */
@ApplicationScoped
class RunBisection implements DurableJob<RunBisection.Work> {
    /** Which bisection. */
    record Work(UUID bisection) {}

    private final Bisections bisections;
    private final Bisect bisect;
    private final EndBisection endBisection;

    RunBisection(Bisections bisections, Bisect bisect, EndBisection endBisection) {
        this.bisections = bisections;
        this.bisect = bisect;
        this.endBisection = endBisection;
    }

    @Override
    public String name() {
        return "run-bisection";
    }

    @Override
    public Class<Work> payloadType() {
        return Work.class;
    }

    @Override
    public void run(Work work) {
        Bisection bisection = bisections.require(new BisectionId(work.bisection()));
        if (bisection.report().isEmpty()) {
            endBisection.end(bisection, bisect.of(bisection.audit()));
        }
    }
}
