package makewhole.allocation.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import makewhole.allocation.version.Verification;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Keeps what a verification has shown. */
@ApplicationScoped
class EndVerification {
    private static final String SUBJECT = "allocation-service";

    private final VerificationRuns runs;
    private final Journal journal;

    EndVerification(VerificationRuns runs, Journal journal) {
        this.runs = runs;
        this.journal = journal;
    }

    @Transactional
    void end(VerificationRuns.Run run, Verification shown) {
        runs.end(run.id(), shown);
        String event = "verification-" + shown.state().toLowerCase(Locale.ROOT);
        journal.append(JournalEntry.of(event, "version", run.version(), SUBJECT)
                .with("verification", run.id())
                .with("audit", run.audit())
                .with("regressionCases", "%d of %d".formatted(shown.regressionCasesPassed(), shown.regressionCases()))
                .with("lawBooks", "%d of %d".formatted(shown.lawBooksPassed(), shown.lawBooks()))
                .with("dealsCertified", "%d of %d".formatted(shown.dealsCertified(), shown.dealsReplayed()))
                .with("dealsPassedOver", shown.dealsPassedOver())
                .with("differencesFromBooked", shown.differencesFromBooked())
                .with("findings", shown.findings()));
    }
}
