package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import makewhole.platform.jobs.Jobs;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.plan.PlanId;

/** Writes the order for a correction in the transaction of its cause, and the job that carries it out. */
@ApplicationScoped
class OrderRebooking {
    private final Rebookings rebookings;
    private final Provider<Jobs> jobs;
    private final Rebook rebook;

    OrderRebooking(Rebookings rebookings, Provider<Jobs> jobs, Rebook rebook) {
        this.rebookings = rebookings;
        this.jobs = jobs;
        this.rebook = rebook;
    }

    @Transactional(TxType.MANDATORY)
    Rebooking order(PlanId plan, DealId deal, Rebooking.Purpose purpose, List<Rebooking.Move> moves) {
        Rebooking rebooking = Rebooking.ordered(plan, deal, purpose, moves);
        if (rebookings.add(rebooking)) {
            enqueue(rebooking);
        }
        return rebookings.require(rebooking.id());
    }

    @Transactional(TxType.MANDATORY)
    void enqueue(Rebooking rebooking) {
        jobs.get().enqueue(rebook, rebooking.id().toString(), new Rebook.Order(rebooking.id()));
    }
}
