package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.LaterPayment;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.PlanState;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Split;

/** Gathers everything that is owed and not yet ordered into a run for one day. Nothing is paid by proposing. */
@ApplicationScoped
public class ProposeRun {
    private final Plans plans;
    private final Settlements settlements;
    private final Rebookings rebookings;
    private final PaymentRuns runs;
    private final BankFiles bankFiles;
    private final TakeUpChoices takeUpChoices;
    private final LaterPayment laterPayment;
    private final Debtors debtors;
    private final Journal journal;
    private final InstantSource clock;

    ProposeRun(
            Plans plans,
            Settlements settlements,
            Rebookings rebookings,
            PaymentRuns runs,
            BankFiles bankFiles,
            TakeUpChoices takeUpChoices,
            LaterPayment laterPayment,
            Debtors debtors,
            Journal journal,
            InstantSource clock) {
        this.plans = plans;
        this.settlements = settlements;
        this.rebookings = rebookings;
        this.runs = runs;
        this.bankFiles = bankFiles;
        this.takeUpChoices = takeUpChoices;
        this.laterPayment = laterPayment;
        this.debtors = debtors;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Proposes it, under the plan's lock.
     *
     * @throws RefusedException if the plan is not released, the day is before its payment day or has no confirmed rate,
     *     a rebooking is under way, a currency has no account to pay from, or nothing is due
     */
    @Transactional
    public PaymentRun propose(PlanId id, LocalDate day, Subject subject) {
        Plan plan = plans.lock(id).orElseThrow(() -> new NotFoundException("plan", id));
        requireReady(plan, day);
        takeUpChoices.takeUp(id);
        List<Payment> payments = payments(plan, day);
        if (payments.isEmpty()) {
            throw new RefusedException(new CaseRefusal.NothingDue(id.toString()));
        }
        requireDebtors(payments);
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
                payments);
        runs.add(run);
        journal.append(JournalEntry.of("payment-run-proposed", "plan", id, subject.name())
                .with("run", run.id())
                .with("day", day)
                .with("payments", payments.size())
                .with("totals", run.totals().values())
                .with("digest", run.digest()));
        return run;
    }

    private void requireReady(Plan plan, LocalDate day) {
        if (plan.state() != PlanState.RELEASED) {
            throw new RefusedException(new PlanRefusal.WrongState(
                    plan.id().toString(), plan.state().name(), PlanState.RELEASED.name()));
        }
        if (day.isBefore(plan.terms().paymentDay())) {
            throw new RefusedException(
                    new CaseRefusal.RunTooEarly(day, plan.terms().paymentDay()));
        }
        List<String> waiting = rebookings.of(plan.id()).stream()
                .filter(one -> one.state() == Rebooking.State.WAITING)
                .map(one -> one.deal().value())
                .distinct()
                .toList();
        if (!waiting.isEmpty()) {
            throw new RefusedException(new CaseRefusal.RebookingUnderWay(waiting));
        }
    }

    private List<Payment> payments(Plan plan, LocalDate day) {
        Attempts attempts = Attempts.of(runs.of(plan.id()), bankFiles.reasons(plan.id()));
        Set<DealId> takenBack = rebookings.of(plan.id()).stream()
                .filter(one -> one.purpose() == Rebooking.Purpose.TAKE_BACK && one.state() == Rebooking.State.DONE)
                .map(Rebooking::deal)
                .collect(Collectors.toSet());
        Map<LineId, Obligation> owed = settlements.obligations(plan.id());
        List<Payment> payments = new ArrayList<>();
        for (PlanLine line : plans.lines(plan.id())) {
            Obligation obligation = owed.get(line.line());
            boolean unitsAreBack = line.remedy() != Remedy.REFUND || takenBack.contains(line.deal());
            if (obligation != null && unitsAreBack && attempts.mayBegin(line.line(), line.payeeAccountFingerprint())) {
                payments.add(
                        payment(plan, line, attempts.owed(line.line(), obligation), attempts.next(line.line()), day));
            }
        }
        return payments;
    }

    private Payment payment(Plan plan, PlanLine line, Split owed, int attempt, LocalDate day) {
        Split paid = day.equals(plan.terms().paymentDay()) ? owed : laterPayment.on(plan, line, day);
        return new Payment(
                line.line(),
                EndToEndId.of(plan.id().value(), Lines.number(line.line()), attempt),
                owed,
                paid.total().compareTo(owed.total()) < 0 ? owed : paid,
                line.payeeAccountFingerprint(),
                BankState.ORDERED);
    }

    private void requireDebtors(List<Payment> payments) {
        Set<Currency> currencies =
                payments.stream().map(payment -> payment.amount().currency()).collect(Collectors.toSet());
        for (Currency currency : currencies) {
            if (debtors.of(currency).isEmpty()) {
                throw new RefusedException(new CaseRefusal.NoDebtor(currency.getCurrencyCode()));
            }
        }
    }
}
