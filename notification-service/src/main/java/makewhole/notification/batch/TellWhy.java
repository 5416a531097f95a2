package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Writes down what a person did with a batch: the fact into the journal, their words beside it. */
@ApplicationScoped
class TellWhy {
    private final BatchReasons reasons;
    private final Journal journal;
    private final InstantSource clock;

    @Inject
    TellWhy(BatchReasons reasons, Journal journal, InstantSource clock) {
        this.reasons = reasons;
        this.journal = journal;
        this.clock = clock;
    }

    void of(Batch batch, String event, String reason, Subject by) {
        journal.append(kept(batch, event, reason, by));
    }

    /** The same, with what else is to be said of it. */
    void of(Batch batch, String event, String reason, Subject by, UnaryOperator<JournalEntry> also) {
        journal.append(also.apply(kept(batch, event, reason, by)));
    }

    private JournalEntry kept(Batch batch, String event, String reason, Subject by) {
        SaidOfBatch said =
                new SaidOfBatch(event, reason, by.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        reasons.keep(batch.id(), said);
        return said.about(batch);
    }
}
