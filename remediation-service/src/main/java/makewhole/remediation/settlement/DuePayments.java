package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.AccountChanges;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.investor.Payees;
import makewhole.remediation.payment.BankState;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.LaterPayment;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.unclaimed.Unclaimed;
import makewhole.remediation.unclaimed.UnclaimedRegister;

/** What is owed, is not under way and can be paid on a day: with interest to that day, to an account that people stand for. */
@ApplicationScoped
class DuePayments {
    private final Plans plans;
    private final Settlements settlements;
    private final Rebookings rebookings;
    private final PaymentRuns runs;
    private final ReadAttempts readAttempts;
    private final UnclaimedRegister register;
    private final LaterPayment laterPayment;
    private final Payees payees;
    private final AccountChanges accountChanges;

    DuePayments(
            Plans plans,
            Settlements settlements,
            Rebookings rebookings,
            PaymentRuns runs,
            ReadAttempts readAttempts,
            UnclaimedRegister register,
            LaterPayment laterPayment,
            Payees payees,
            AccountChanges accountChanges) {
        this.plans = plans;
        this.settlements = settlements;
        this.rebookings = rebookings;
        this.runs = runs;
        this.readAttempts = readAttempts;
        this.register = register;
        this.laterPayment = laterPayment;
        this.payees = payees;
        this.accountChanges = accountChanges;
    }

    /**
     * The payments, in the order of the lines, looked up while they are gone through. Refunds wait until the units are
     * back; what came back from a run for a later day waits for that day, where it comes to less on this one.
     *
     * @throws RefusedException if the bound table of rates does not confirm a day, or all that is due waits for a later one; this
     *     too while they are gone through
     */
    Due of(Plan plan, LocalDate day) {
        return new Due(new Known(
                plan,
                rebookings.of(plan.id()).stream()
                        .filter(one ->
                                one.purpose() == Rebooking.Purpose.TAKE_BACK && one.state() == Rebooking.State.DONE)
                        .map(Rebooking::deal)
                        .collect(Collectors.toSet()),
                register.of(plan.id()).stream().map(Unclaimed::line).collect(Collectors.toSet()),
                accountChanges.confirmed(),
                day,
                lastOrdered(plan.id()),
                day.equals(plan.terms().paymentDay()) ? Optional.empty() : Optional.of(laterPayment.on(plan, day))));
    }

    /** What is due, looked up while it is gone through. */
    final class Due implements Payments {
        private final Known known;
        private final List<LineId> waiting = new ArrayList<>();

        private Due(Known known) {
            this.known = known;
        }

        @Override
        public void forEach(Consumer<Payment> each) {
            waiting.clear();
            AtomicBoolean paysSomething = new AtomicBoolean();
            plans.lines(known.plan().id()).forEachPortion(portion -> {
                List<Payment> payments = of(known, portion, waiting);
                payments.forEach(each);
                paysSomething.compareAndSet(false, !payments.isEmpty());
            });
            if (!paysSomething.get() && !waiting.isEmpty()) {
                throw new RefusedException(new SettlementRefusal.RunBeforeAttempt(
                        waiting.getFirst().value(), known.day(), known.lastOrdered()));
            }
        }

        /** How many lines are due and wait for a later day, as they were found when the payments were last gone through. */
        int waiting() {
            return waiting.size();
        }
    }

    /** The last day that anything of the plan was ordered for; long ago if nothing was. */
    private LocalDate lastOrdered(PlanId plan) {
        return runs.of(plan).stream()
                .filter(run -> run.state() == PaymentRun.State.EXPORTED)
                .map(PaymentRun::day)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    /**
     * What holds for all lines.
     *
     * @param day of the run
     * @param lastOrdered the last day of the runs before it
     * @param later how a line is worked out for the day of the run; empty if that is the plan's own
     */
    private record Known(
            Plan plan,
            Set<DealId> takenBack,
            Set<LineId> unclaimed,
            Map<InvestorId, Set<String>> changed,
            LocalDate day,
            LocalDate lastOrdered,
            Optional<Function<PlanLine, Split>> later) {
        boolean mayBePaid(PlanLine line) {
            boolean unitsAreBack = line.remedy() != Remedy.REFUND || takenBack.contains(line.deal());
            return unitsAreBack && !unclaimed.contains(line.line());
        }

        /**
         * Never less than what was owed before. If that was for a later day, whose statement does not say what this day would pay,
         * the line waits for it.
         *
         * @param owed by the plan: a customer's own money is not worked out by a rule, which comes to less
         */
        Optional<Split> paid(PlanLine line, Split owed, Split before) {
            Split worked = later.map(rule -> rule.apply(line)).orElse(owed);
            if (worked.total().compareTo(before.total()) >= 0) {
                return Optional.of(worked);
            }
            boolean waits = worked.total().compareTo(owed.total()) >= 0 && day.isBefore(lastOrdered);
            return waits ? Optional.empty() : Optional.of(before);
        }
    }

    private List<Payment> of(Known known, List<PlanLine> portion, List<LineId> waiting) {
        PlanId plan = known.plan().id();
        List<LineId> ids = portion.stream().map(PlanLine::line).toList();
        Map<LineId, Obligation> owed = settlements.obligations(plan, ids);
        Attempts attempts = readAttempts.of(plan, owed.keySet());
        List<Payment> payments = new ArrayList<>();
        for (PlanLine line : portion) {
            Obligation obligation = owed.get(line.line());
            if (obligation == null || !known.mayBePaid(line)) {
                continue;
            }
            String account = account(line, known.changed().getOrDefault(line.investor(), Set.of()));
            if (attempts.mayBegin(line.line(), account)) {
                Split before = attempts.owed(line.line(), obligation);
                known.paid(line, obligation.split(), before)
                        .ifPresentOrElse(
                                paid -> payments.add(new Payment(
                                        line.line(),
                                        EndToEndId.of(
                                                plan.value(), Lines.number(line.line()), attempts.next(line.line())),
                                        before,
                                        paid,
                                        account,
                                        BankState.ORDERED)),
                                () -> waiting.add(line.line()));
            }
        }
        return payments;
    }

    /** The account that the plan was approved with, or the one that two persons have put in its place since. */
    private String account(PlanLine line, Set<String> confirmed) {
        if (confirmed.isEmpty()) {
            return line.payeeAccountFingerprint();
        }
        return payees.get(line.investor())
                .map(payee -> payee.account().fingerprint())
                .filter(confirmed::contains)
                .orElse(line.payeeAccountFingerprint());
    }
}
