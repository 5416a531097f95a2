package makewhole.remediation.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.incident.HarmBegan;
import makewhole.remediation.incident.IncidentId;

/** Writes down how a check ended, in one transaction with its journal entry. */
@ApplicationScoped
class RecordScope {
    private static final String SERVICE = "remediation-service";
    private static final int MOST_REASONS = 20;

    private final ScopeLedger ledger;
    private final Scopes scopes;
    private final Journal journal;
    private final HarmBegan harmBegan;
    private final InstantSource clock;

    RecordScope(ScopeLedger ledger, Scopes scopes, Journal journal, HarmBegan harmBegan, InstantSource clock) {
        this.ledger = ledger;
        this.scopes = scopes;
        this.harmBegan = harmBegan;
        this.journal = journal;
        this.clock = clock;
    }

    /** Keeps what a check has shown; the scope is decided with it unless there are deals that cannot be judged. */
    @Transactional
    void checked(IncidentId incident, CheckedScope checked) {
        ledger.decide(incident, checked, now());
        if (checked.undecidable().isEmpty()) {
            tellDecided(incident);
        } else {
            journal.append(JournalEntry.of("scope-undecided", "incident", incident, SERVICE)
                    .with("dealsUndecidable", checked.undecidable().size()));
        }
    }

    /** Decides a scope whose last deal was decided by hand, in the transaction of that decision. */
    @Transactional
    void completed(IncidentId incident) {
        ledger.complete(incident, now());
        tellDecided(incident);
    }

    private void tellDecided(IncidentId incident) {
        Scope scope = scopes.of(incident).orElseThrow();
        journal.append(JournalEntry.of("scope-decided", "incident", incident, SERVICE)
                .with("audit", scope.audit())
                .with("dealsAudited", scope.dealsAudited())
                .with("certificatesChecked", scope.certificatesChecked())
                .with("dealsWrong", scope.dealsWrong().size())
                .with("findings", scope.findings())
                .with("investors", scope.investorsIn())
                .with(
                        HarmBegan.FACT,
                        harmBegan.on(incident).map(LocalDate::toString).orElse("")));
    }

    @Transactional
    void failed(IncidentId incident, List<String> reasons) {
        List<String> told = reasons.subList(0, Math.min(MOST_REASONS, reasons.size()));
        ledger.fail(incident, told, now());
        journal.append(JournalEntry.of("scope-failed", "incident", incident, SERVICE)
                .because("%d objection(s)".formatted(reasons.size()))
                .with("audit", scopes.of(incident).orElseThrow().audit()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
