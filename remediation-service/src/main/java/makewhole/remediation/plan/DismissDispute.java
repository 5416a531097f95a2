package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Lets two persons say that a dispute is not right, and why. */
@ApplicationScoped
public class DismissDispute {
    private final Plans plans;
    private final Disputes disputes;
    private final Supplements supplements;
    private final Journal journal;
    private final InstantSource clock;

    DismissDispute(Plans plans, Disputes disputes, Supplements supplements, Journal journal, InstantSource clock) {
        this.plans = plans;
        this.disputes = disputes;
        this.supplements = supplements;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Proposes it, in the place of what was proposed before.
     *
     * @throws RefusedException if it is answered by a supplement, or dismissed already
     */
    @Transactional
    public NothingOwed propose(PlanId plan, long number, String reason, Subject subject) {
        requireUnanswered(plan, number);
        NothingOwed proposed = NothingOwed.proposed(reason, subject, now());
        disputes.keep(plan, number, proposed);
        journal.append(entry("dispute-dismissal-proposed", plan, number, subject));
        return proposed;
    }

    /**
     * Confirms it.
     *
     * @param reason that the second person has read
     * @throws RefusedException if nothing or another reason is proposed, it is answered already, or the same person
     *     proposed it
     */
    @Transactional
    public NothingOwed confirm(PlanId plan, long number, String reason, Subject subject) {
        NothingOwed confirmed = requireUnanswered(plan, number)
                .orElseThrow(() -> new RefusedException(new PlanRefusal.DismissalNotProposed(number)))
                .confirmed(reason, subject, now(), stands -> new PlanRefusal.DismissalChanged(number, stands));
        disputes.keep(plan, number, confirmed);
        journal.append(entry("dispute-dismissed", plan, number, subject));
        return confirmed;
    }

    /** What is proposed of it, under the plan's lock. */
    private Optional<NothingOwed> requireUnanswered(PlanId plan, long number) {
        Plan locked = plans.lock(plan).orElseThrow(() -> new NotFoundException("plan", plan));
        if (disputes.of(locked.id()).stream().noneMatch(one -> one.number() == number)) {
            throw new NotFoundException("dispute", number);
        }
        Optional.ofNullable(supplements.answering(plan).get(number)).ifPresent(supplement -> {
            throw new RefusedException(new PlanRefusal.DisputeAnswered(number, "plan " + supplement));
        });
        Optional<NothingOwed> said =
                Optional.ofNullable(disputes.dismissals(plan).get(number));
        if (said.filter(NothingOwed::isConfirmed).isPresent()) {
            throw new RefusedException(new PlanRefusal.DisputeAnswered(number, "its dismissal"));
        }
        return said;
    }

    /** Without the reason, which may speak of the customer: it stands with the dispute. */
    private static JournalEntry entry(String event, PlanId plan, long number, Subject subject) {
        return JournalEntry.of(event, "plan", plan, subject.name()).with("dispute", number);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
