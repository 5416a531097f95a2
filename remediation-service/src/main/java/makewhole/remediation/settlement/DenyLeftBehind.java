package makewhole.remediation.settlement;

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
import makewhole.remediation.plan.LineId;
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
        Denial proposed = new Denial(line, reason, subject.name(), now(), Optional.empty(), Optional.empty());
        denials.keep(plan, proposed);
        journal.append(entry("left-behind-denial-proposed", plan, line, subject));
        return decided(left, LeftBehind.State.OPEN, proposed);
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
        Denial confirmed = left.denial()
                .orElseThrow(() -> new RefusedException(new SettlementRefusal.DenialNotProposed(line.value())))
                .confirmed(reason, subject, now());
        denials.keep(plan, confirmed);
        journal.append(entry("left-behind-denied", plan, line, subject));
        return decided(left, LeftBehind.State.DENIED, confirmed);
    }

    private LeftBehind requireOpen(PlanId plan, LineId line) {
        Plan locked = plans.lock(plan).orElseThrow(() -> new NotFoundException("plan", plan));
        return linesLeftBehind.of(locked.id()).stream()
                .filter(one -> one.line().equals(line) && one.state() == LeftBehind.State.OPEN)
                .findFirst()
                .orElseThrow(() -> new RefusedException(new SettlementRefusal.NotLeftBehind(line.value())));
    }

    private static LeftBehind decided(LeftBehind left, LeftBehind.State state, Denial denial) {
        return new LeftBehind(
                left.line(), left.deal(), left.investor(), left.purpose(), left.units(), state, Optional.of(denial));
    }

    /** Without the reason, which may speak of the customer: it stands with the line. */
    private static JournalEntry entry(String event, PlanId plan, LineId line, Subject subject) {
        return JournalEntry.of(event, "plan", plan, subject.name()).with("line", line);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
