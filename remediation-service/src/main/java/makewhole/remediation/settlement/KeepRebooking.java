package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import org.jboss.logging.Logger;

/** Writes down how a correction goes, each time in a transaction of its own, after the call to allocation-service. */
@ApplicationScoped
class KeepRebooking {
    private static final Logger LOG = Logger.getLogger(KeepRebooking.class);
    private static final String US = "remediation-service";

    private final Rebookings rebookings;
    private final UndoRebooking undoRebooking;
    private final Journal journal;
    private final InstantSource clock;

    KeepRebooking(Rebookings rebookings, UndoRebooking undoRebooking, Journal journal, InstantSource clock) {
        this.rebookings = rebookings;
        this.undoRebooking = undoRebooking;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void done(UUID id, String allocation) {
        Rebooking rebooking = rebookings.lock(id);
        switch (rebooking.state()) {
            case DONE -> {
                // Its answer was heard before.
            }
            case WAITING, REFUSED -> {
                rebookings.replace(rebooking.done(allocation, now()));
                journal.append(about("deal-rebooked", rebooking).with("allocation", allocation));
            }
            case ENDED -> {
                // What was booked here for it is taken back and may be paid by now; a person has to say which side is
                // right.
                LOG.errorf(
                        "event=rebooking-booked-after-its-end plan=%s deal=%s allocation=%s",
                        rebooking.plan(), rebooking.deal(), allocation);
                journal.append(
                        about("rebooking-booked-after-its-end", rebooking).with("allocation", allocation));
            }
        }
    }

    @Transactional
    void refused(UUID id, String why) {
        Rebooking rebooking = rebookings.lock(id);
        if (rebooking.state() == Rebooking.State.WAITING) {
            rebookings.replace(rebooking.refused(why));
            journal.append(about("rebooking-refused", rebooking).because(why));
        }
    }

    /** Ends what can never be booked any more, and takes back what was booked here for it. */
    @Transactional
    void ended(UUID id, String why) {
        Rebooking rebooking = rebookings.lock(id);
        if (rebooking.state() == Rebooking.State.WAITING) {
            undoRebooking.undo(rebooking);
            rebookings.replace(rebooking.ended(why, now()));
            journal.append(about("rebooking-ended", rebooking).because(why));
        }
    }

    @Transactional
    void waiting(UUID id, String why) {
        Rebooking rebooking = rebookings.lock(id);
        if (rebooking.state() == Rebooking.State.WAITING && !rebooking.reason().equals(why)) {
            rebookings.replace(rebooking.waiting(why));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static JournalEntry about(String event, Rebooking rebooking) {
        return JournalEntry.of(event, "plan", rebooking.plan(), US)
                .with("deal", rebooking.deal())
                .with("purpose", rebooking.purpose())
                .with("moves", rebooking.moves().size());
    }
}
