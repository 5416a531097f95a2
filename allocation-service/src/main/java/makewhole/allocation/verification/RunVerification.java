package makewhole.allocation.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import makewhole.platform.jobs.DurableJob;

/** Carries a verification through; after a crash it begins again, since nothing of it counts before its end. */
@ApplicationScoped
class RunVerification implements DurableJob<RunVerification.Work> {
    /** Which verification. */
    record Work(UUID verification) {}

    private final VerificationRuns runs;
    private final VerifyVersion verifyVersion;
    private final EndVerification endVerification;

    RunVerification(VerificationRuns runs, VerifyVersion verifyVersion, EndVerification endVerification) {
        this.runs = runs;
        this.verifyVersion = verifyVersion;
        this.endVerification = endVerification;
    }

    @Override
    public String name() {
        return "run-verification";
    }

    @Override
    public Class<Work> payloadType() {
        return Work.class;
    }

    @Override
    public void run(Work work) {
        runs.running(work.verification()).ifPresent(run -> {
            Tally tally = new Tally(run.grounds(), shownSoFar -> runs.progress(run.id(), shownSoFar));
            endVerification.end(run, verifyVersion.verify(run, tally));
        });
    }
}
