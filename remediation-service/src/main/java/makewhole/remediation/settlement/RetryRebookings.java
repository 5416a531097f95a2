package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.plan.PlanId;

/** Asks again for the corrections that were refused, once a person has put right what stood in their way. */
@ApplicationScoped
public class RetryRebookings {
    private final Rebookings rebookings;
    private final OrderRebooking orderRebooking;
    private final Journal journal;

    RetryRebookings(Rebookings rebookings, OrderRebooking orderRebooking, Journal journal) {
        this.rebookings = rebookings;
        this.orderRebooking = orderRebooking;
        this.journal = journal;
    }

    @Transactional
    public List<Rebooking> retry(PlanId plan, Subject subject) {
        for (Rebooking one : rebookings.of(plan)) {
            if (one.state() == Rebooking.State.REFUSED) {
                askAgain(rebookings.lock(one.id()), subject);
            }
        }
        return rebookings.of(plan);
    }

    /** Under its lock: until it was had, somebody else may have asked again, and it may be booked by now. */
    private void askAgain(Rebooking locked, Subject subject) {
        if (locked.state() != Rebooking.State.REFUSED) {
            return;
        }
        Rebooking again = locked.waiting(locked.reason());
        rebookings.replace(again);
        orderRebooking.enqueue(again);
        journal.append(JournalEntry.of("rebooking-asked-again", "plan", again.plan(), subject.name())
                .with("deal", again.deal())
                .with("purpose", again.purpose()));
    }
}
