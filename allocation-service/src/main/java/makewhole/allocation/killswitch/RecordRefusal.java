package makewhole.allocation.killswitch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import makewhole.allocation.proration.DealId;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Writes down whom the switch refused, so that people see who is waiting. */
@ApplicationScoped
public class RecordRefusal {
    private final Engagements engagements;
    private final SwitchMeters meters;
    private final Journal journal;
    private final InstantSource clock;

    RecordRefusal(Engagements engagements, SwitchMeters meters, Journal journal, InstantSource clock) {
        this.engagements = engagements;
        this.meters = meters;
        this.journal = journal;
        this.clock = clock;
    }

    /** Writes it down in a transaction of its own: the refused one is rolled back. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void of(DealId deal, Scope scope, String incident, String subject) {
        meters.refused(scope.kind());
        engagements.addRefusal(new Engagements.Refused(
                0, clock.instant().truncatedTo(ChronoUnit.MICROS), deal, subject, scope, incident));
        journal.append(JournalEntry.of("publication-refused", "deal", deal, subject)
                .with("scope", scope)
                .with("incident", incident));
    }
}
