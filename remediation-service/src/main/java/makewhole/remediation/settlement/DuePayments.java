package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.Plans;
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
    private final BankFiles bankFiles;
    private final UnclaimedRegister register;
    private final LaterPayment laterPayment;
    private final Payees payees;
    private final AccountChanges accountChanges;

    DuePayments(
            Plans plans,
            Settlements settlements,
            Rebookings rebookings,
            PaymentRuns runs,
            BankFiles bankFiles,
            UnclaimedRegister register,
            LaterPayment laterPayment,
            Payees payees,
            AccountChanges accountChanges) {
        this.plans = plans;
        this.settlements = settlements;
        this.rebookings = rebookings;
        this.runs = runs;
        this.bankFiles = bankFiles;
        this.register = register;
        this.laterPayment = laterPayment;
        this.payees = payees;
        this.accountChanges = accountChanges;
    }

    /**
     * The payments, in the order of the lines. Refunds wait until the units are back.
     *
     * @throws makewhole.remediation.refusal.RefusedException if the bound table of rates does not confirm a day
     */
    List<Payment> of(Plan plan, LocalDate day) {
        Attempts attempts = Attempts.of(runs.of(plan.id()), bankFiles.reasons(plan.id()));
        Set<DealId> takenBack = rebookings.of(plan.id()).stream()
                .filter(one -> one.purpose() == Rebooking.Purpose.TAKE_BACK && one.state() == Rebooking.State.DONE)
                .map(Rebooking::deal)
                .collect(Collectors.toSet());
        Set<LineId> unclaimed =
                register.of(plan.id()).stream().map(Unclaimed::line).collect(Collectors.toSet());
        Map<InvestorId, Set<String>> changed = accountChanges.confirmed();
        Map<LineId, Obligation> owed = settlements.obligations(plan.id());
        List<Payment> payments = new ArrayList<>();
        for (PlanLine line : plans.lines(plan.id())) {
            Obligation obligation = owed.get(line.line());
            boolean unitsAreBack = line.remedy() != Remedy.REFUND || takenBack.contains(line.deal());
            if (obligation == null || !unitsAreBack || unclaimed.contains(line.line())) {
                continue;
            }
            String account = account(line, changed.getOrDefault(line.investor(), Set.of()));
            if (attempts.mayBegin(line.line(), account)) {
                Split before = attempts.owed(line.line(), obligation);
                payments.add(new Payment(
                        line.line(),
                        EndToEndId.of(plan.id().value(), Lines.number(line.line()), attempts.next(line.line())),
                        before,
                        paid(plan, line, before, day),
                        account,
                        BankState.ORDERED));
            }
        }
        return payments;
    }

    /** Never less than what was owed before. */
    private Split paid(Plan plan, PlanLine line, Split before, LocalDate day) {
        if (day.equals(plan.terms().paymentDay())) {
            return before;
        }
        Split later = laterPayment.on(plan, line, day);
        return later.total().compareTo(before.total()) < 0 ? before : later;
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
