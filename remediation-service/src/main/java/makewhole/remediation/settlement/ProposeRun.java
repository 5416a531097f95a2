package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.money.Currencies;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanState;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;

/** Gathers everything that is owed and not yet ordered into a run for one day. Nothing is paid by proposing. */
@ApplicationScoped
public class ProposeRun {
    private final Plans plans;
    private final Rebookings rebookings;
    private final PaymentRuns runs;
    private final TakeUpChoices takeUpChoices;
    private final DuePayments duePayments;
    private final Debtors debtors;
    private final Journal journal;
    private final InstantSource clock;

    ProposeRun(
            Plans plans,
            Rebookings rebookings,
            PaymentRuns runs,
            TakeUpChoices takeUpChoices,
            DuePayments duePayments,
            Debtors debtors,
            Journal journal,
            InstantSource clock) {
        this.plans = plans;
        this.rebookings = rebookings;
        this.runs = runs;
        this.takeUpChoices = takeUpChoices;
        this.duePayments = duePayments;
        this.debtors = debtors;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Proposes it, under the plan's lock.
     *
     * @throws RefusedException if the plan is not released, the day is over, too far ahead, before its payment day or has no
     *     confirmed rate, all that is due waits for a later day, units are being taken back, a currency has no account to pay
     *     from, or nothing is due
     */
    @Transactional
    public PaymentRun propose(PlanId id, LocalDate day, Subject subject) {
        Plan plan = plans.lock(id).orElseThrow(() -> new NotFoundException("plan", id));
        requireReady(plan, day);
        takeUpChoices.takeUp(id);
        PaymentRun run = new PaymentRun(
                UUID.randomUUID(),
                id,
                plan.digest().orElseThrow(),
                day,
                PaymentRun.State.PROPOSED,
                subject.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Optional.empty(),
                Optional.empty(),
                "",
                OptionalInt.empty());
        DuePayments.Due due = duePayments.of(plan, day);
        RunFigures figures = runs.add(run, due);
        PaymentRun proposed = run.leaving(due.waiting());
        runs.keepCountOfWaiting(proposed);
        if (figures.payments() == 0) {
            throw new RefusedException(new SettlementRefusal.NothingDue(id.toString()));
        }
        requireDebtors(figures);
        journal.append(JournalEntry.of("payment-run-proposed", "plan", id, subject.name())
                .with("run", run.id())
                .with("day", day)
                .with("payments", figures.payments())
                .with("totals", figures.totals().values())
                .with(
                        "repeated",
                        figures.repeated().values().stream()
                                .mapToInt(RunFigures.Repeated::payments)
                                .sum())
                .with("waiting", due.waiting())
                .with("digest", figures.digest()));
        return proposed;
    }

    private void requireReady(Plan plan, LocalDate day) {
        if (plan.state() != PlanState.RELEASED) {
            throw new RefusedException(new PlanRefusal.WrongState(
                    plan.id().toString(), plan.state().name(), PlanState.RELEASED.name()));
        }
        if (day.isBefore(plan.terms().paymentDay())) {
            throw new RefusedException(
                    new SettlementRefusal.RunTooEarly(day, plan.terms().paymentDay()));
        }
        PaymentRun.requireNear(day, clock.instant());
        List<String> waiting = rebookings.of(plan.id()).stream()
                .filter(one -> one.purpose() == Rebooking.Purpose.TAKE_BACK && one.state() == Rebooking.State.WAITING)
                .map(one -> one.deal().value())
                .distinct()
                .toList();
        if (!waiting.isEmpty()) {
            throw new RefusedException(new SettlementRefusal.RebookingUnderWay(waiting));
        }
    }

    private void requireDebtors(RunFigures figures) {
        for (String code : figures.totals().keySet()) {
            if (debtors.of(Currencies.of(code)).isEmpty()) {
                throw new RefusedException(new SettlementRefusal.NoDebtor(code));
            }
        }
    }
}
