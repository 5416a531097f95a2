package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.NothingOwed;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;

/** Lets two persons say that nothing is owed for a line that was left behind, and why. */
@ApplicationScoped
public class DenyLeftBehind {
    private final Plans plans;
    private final LinesLeftBehind linesLeftBehind;
    private final Denials denials;
    private final Journal journal;
    private final InstantSource clock;

    DenyLeftBehind(
            Plans plans, LinesLeftBehind linesLeftBehind, Denials denials, Journal journal, InstantSource clock) {
        this.plans = plans;
        this.linesLeftBehind = linesLeftBehind;
        this.denials = denials;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Proposes it, in the place of what was proposed before.
     *
     * @throws RefusedException if the line was not left behind, or is granted or denied already
     */
    @Transactional
    public LeftBehind propose(PlanId plan, LineId line, String reason, Subject subject) {
        LeftBehind left = requireOpen(plan, line);
        NothingOwed proposed = NothingOwed.proposed(reason, subject, now());
        denials.keep(plan, line, proposed);
        journal.append(entry("left-behind-denial-proposed", plan, line, subject));
        return left.said(LeftBehind.State.OPEN, proposed);
    }

    /**
     * Confirms it.
     *
     * @param reason that the second person has read
     * @throws RefusedException if nothing or another reason is proposed, it is decided already, or the same person proposed it
     */
    @Transactional
    public LeftBehind confirm(PlanId plan, LineId line, String reason, Subject subject) {
        LeftBehind left = requireOpen(plan, line);
        NothingOwed confirmed = left.denial()
                .orElseThrow(() -> new RefusedException(new SettlementRefusal.DenialNotProposed(line.value())))
                .confirmed(reason, subject, now(), stands -> new SettlementRefusal.DenialChanged(line.value(), stands));
        denials.keep(plan, line, confirmed);
        journal.append(entry("left-behind-denied", plan, line, subject));
        return left.said(LeftBehind.State.DENIED, confirmed);
    }

    /** Under the lock that drafts and releases of supplements take as well: of a grant and a denial, one is refused. */
    private LeftBehind requireOpen(PlanId plan, LineId line) {
        Plan locked = plans.lock(plan).orElseThrow(() -> new NotFoundException("plan", plan));
        LeftBehind left = linesLeftBehind.require(locked.id(), line);
        left.requireOpen();
        return left;
    }

    /** Without the reason, which may speak of the customer: it stands with the line. */
    private static JournalEntry entry(String event, PlanId plan, LineId line, Subject subject) {
        return JournalEntry.of(event, "plan", plan, subject.name()).with("line", line);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
