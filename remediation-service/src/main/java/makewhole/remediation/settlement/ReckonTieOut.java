package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.ledger.Ledger;
import makewhole.remediation.ledger.NumberedEntry;
import makewhole.remediation.notice.Notification;
import makewhole.remediation.notice.ToldTotals;
import makewhole.remediation.payment.OrderedPayments;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.PlanState;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.unclaimed.Unclaimed;
import makewhole.remediation.unclaimed.UnclaimedRegister;

/**
 * Reads every source anew, all of this service's own as they stood at one moment, and reconciles them. Nothing of it is
 * kept.
 */
@ApplicationScoped
public class ReckonTieOut {
    private final Plans plans;
    private final Settlements settlements;
    private final Rebookings rebookings;
    private final MissedPurchases missed;
    private final PaymentRuns runs;
    private final UnclaimedRegister register;
    private final Ledger ledger;
    private final ToldTotals toldTotals;
    private final OneMoment oneMoment;

    ReckonTieOut(
            Plans plans,
            Settlements settlements,
            Rebookings rebookings,
            MissedPurchases missed,
            PaymentRuns runs,
            UnclaimedRegister register,
            Ledger ledger,
            ToldTotals toldTotals,
            OneMoment oneMoment) {
        this.plans = plans;
        this.settlements = settlements;
        this.rebookings = rebookings;
        this.missed = missed;
        this.runs = runs;
        this.register = register;
        this.ledger = ledger;
        this.toldTotals = toldTotals;
        this.oneMoment = oneMoment;
    }

    /**
     * The reconciliation per currency.
     *
     * @throws RefusedException if the plan is not released, or notification-service cannot be asked
     */
    public List<CurrencyTieOut> of(PlanId id) {
        return TieOut.of(oneMoment.read(() -> sources(id)));
    }

    private TieOutSources sources(PlanId id) {
        Plan plan = plans.get(id).orElseThrow(() -> new NotFoundException("plan", id));
        if (plan.state() != PlanState.RELEASED) {
            throw new RefusedException(
                    new PlanRefusal.WrongState(id.toString(), plan.state().name(), PlanState.RELEASED.name()));
        }
        List<PaymentRun> exported = runs.of(id).stream()
                .filter(run -> run.state() == PaymentRun.State.EXPORTED)
                .toList();
        List<OrderedPayments.Ordered> ordered = new ArrayList<>();
        List<PaymentFile> damaged = new ArrayList<>();
        List<Payment> payments = new ArrayList<>();
        List<PlanLine> lines = new ArrayList<>();
        exported.forEach(run -> {
            runs.fileNames(run.id())
                    .forEach(name -> sort(runs.file(run.id(), name).orElseThrow(), ordered, damaged));
            runs.payments(run.id()).forEach(payments::add);
        });
        Map<String, Notification.Total> notices = notices(id);
        plans.lines(id).forEach(line -> lines.add(line.withoutSteps()));
        return new TieOutSources(
                lines,
                settlements.taken(id),
                settlements.obligations(id),
                Endings.of(rebookings.of(id), missed.of(id)),
                payments,
                ordered,
                damaged,
                register.of(id).stream().map(Unclaimed::line).collect(Collectors.toSet()),
                ledger.of(id.value()).stream().map(NumberedEntry::entry).toList(),
                notices);
    }

    /** Nothing is read out of a file that is no longer what was written. */
    private static void sort(PaymentFile file, List<OrderedPayments.Ordered> ordered, List<PaymentFile> damaged) {
        if (file.isIntact()) {
            ordered.addAll(OrderedPayments.in(file.content()));
        } else {
            damaged.add(file);
        }
    }

    private Map<String, Notification.Total> notices(PlanId id) {
        try {
            return toldTotals.of(id);
        } catch (RuntimeException unknown) {
            throw new RefusedException(
                    new CaseRefusal.SourceUnreachable("notification-service", String.valueOf(unknown.getMessage())));
        }
    }
}
