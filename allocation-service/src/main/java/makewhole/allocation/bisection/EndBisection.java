package makewhole.allocation.bisection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Keeps what a bisection has found. */
@ApplicationScoped
class EndBisection {
    private static final String SUBJECT = "allocation-service";

    private final Bisections bisections;
    private final Journal journal;

    EndBisection(Bisections bisections, Journal journal) {
        this.bisections = bisections;
        this.journal = journal;
    }

    @Transactional
    void end(Bisection bisection, Report report) {
        bisections.end(bisection.id(), report);
        journal.append(JournalEntry.of("bisection-finished", "audit", bisection.audit(), SUBJECT)
                .with("bisection", bisection.id())
                .with("conclusion", report.conclusion()));
    }
}
