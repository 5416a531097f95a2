package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.investor.Payee;
import makewhole.remediation.investor.Payees;
import makewhole.remediation.ledger.Ledger;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.UnpaidRefusal;
import makewhole.remediation.unclaimed.Unclaimed;
import makewhole.remediation.unclaimed.UnclaimedRegister;

/** Moves a line whose money came back to the unclaimed register, and out of it when its investor is found. */
@ApplicationScoped
public class KeepUnclaimed {
    private final Plans plans;
    private final Settlements settlements;
    private final ReadAttempts readAttempts;
    private final Payees payees;
    private final UnclaimedRegister register;
    private final Ledger ledger;
    private final Journal journal;
    private final InstantSource clock;

    KeepUnclaimed(
            Plans plans,
            Settlements settlements,
            ReadAttempts readAttempts,
            Payees payees,
            UnclaimedRegister register,
            Ledger ledger,
            Journal journal,
            InstantSource clock) {
        this.plans = plans;
        this.settlements = settlements;
        this.readAttempts = readAttempts;
        this.payees = payees;
        this.register = register;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Registers it, under the plan's lock.
     *
     * @throws RefusedException if nothing came back for the line, or it is registered already
     */
    @Transactional
    public Unclaimed register(PlanId plan, LineId line, String reason, Subject subject) {
        PlanLine stored = locked(plan, line);
        if (registered(plan, line).isPresent()) {
            throw new RefusedException(new UnpaidRefusal.AlreadyUnclaimed(line.value()));
        }
        Attempts attempts = readAttempts.of(plan, List.of(line));
        Obligation obligation = settlements.obligations(plan, List.of(line)).get(line);
        if (obligation == null || attempts.cameBack(line).isEmpty()) {
            throw new RefusedException(new UnpaidRefusal.NothingCameBack(line.value()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        Unclaimed unclaimed = new Unclaimed(
                plan,
                line,
                payees.get(stored.investor()).map(Payee::country).orElse(""),
                attempts.owed(line, obligation).total(),
                today,
                reason,
                subject.name(),
                now,
                Optional.empty());
        register.add(unclaimed);
        ledger.post(List.of(Bookings.unclaimed(plan, stored, unclaimed.amount(), today)));
        tell("line-unclaimed", unclaimed, subject);
        return unclaimed;
    }

    /**
     * Takes it out again: it is due, and goes into the next run if another account is known by now, or two persons have
     * said that the same one may be tried again ({@link RepeatAttempts}).
     *
     * @throws RefusedException if it is not registered
     */
    @Transactional
    public Unclaimed claim(PlanId plan, LineId line, String claim, Subject subject) {
        PlanLine stored = locked(plan, line);
        Unclaimed unclaimed = registered(plan, line)
                .orElseThrow(() -> new RefusedException(new UnpaidRefusal.NotUnclaimed(line.value())));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Unclaimed claimed = unclaimed.claimed(new Unclaimed.Claim(claim, subject.name(), now));
        register.claimed(claimed);
        ledger.post(List.of(Bookings.claimed(
                plan, stored, unclaimed.amount(), now.atZone(ZoneOffset.UTC).toLocalDate())));
        tell("line-claimed", claimed, subject);
        return claimed;
    }

    private PlanLine locked(PlanId plan, LineId line) {
        if (plans.lock(plan).isEmpty()) {
            throw new NotFoundException("plan", plan);
        }
        return plans.line(plan, line).orElseThrow(() -> new NotFoundException("plan line", line));
    }

    private Optional<Unclaimed> registered(PlanId plan, LineId line) {
        return register.of(plan).stream().filter(one -> one.line().equals(line)).findFirst();
    }

    /** Without people's words, which may speak of the investor: they stand in the register. */
    private void tell(String event, Unclaimed one, Subject subject) {
        journal.append(JournalEntry.of(event, "plan", one.plan(), subject.name())
                .with("line", one.line())
                .with("amount", one.amount()));
    }
}
