package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import makewhole.platform.jobs.DurableJob;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.Plans;

/**
 * Has allocation-service book a correction. An answer that is lost is asked for again under the same key, so it is
 * booked once; an engaged kill switch is waited for, as units are that a purchase lives on; what can never be booked any more is ended; any other refusal is for a
 * person to look at.
 */
@ApplicationScoped
class Rebook implements DurableJob<Rebook.Order> {
    private final Rebookings rebookings;
    private final Plans plans;
    private final Corrections corrections;
    private final KeepRebooking keep;

    Rebook(Rebookings rebookings, Plans plans, Corrections corrections, KeepRebooking keep) {
        this.rebookings = rebookings;
        this.plans = plans;
        this.corrections = corrections;
        this.keep = keep;
    }

    /** Which correction to book. */
    record Order(UUID rebooking) {}

    @Override
    public String name() {
        return "rebook";
    }

    @Override
    public Class<Order> payloadType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        carryOut(rebookings.require(order.rebooking()));
    }

    void carryOut(Rebooking rebooking) {
        if (rebooking.state() != Rebooking.State.WAITING) {
            return;
        }
        if (rebooking.purpose() == Rebooking.Purpose.TOP_UP
                && rebookings.awaitsUnits(rebooking.plan(), rebooking.deal())) {
            // What it gives out is not there yet: asked for now, it would be refused for good. It is pressed until it
            // is.
            keep.waiting(rebooking.id(), "the units of %s are not back yet".formatted(rebooking.deal()));
            return;
        }
        Plan plan = plans.get(rebooking.plan()).orElseThrow(() -> new NotFoundException("plan", rebooking.plan()));
        try {
            String allocation = corrections.book(
                    rebooking, plan.digest().orElse(""), plan.incident().value());
            keep.done(rebooking.id(), allocation);
        } catch (CorrectionRefusedException refused) {
            if (refused.mayPass()) {
                keep.waiting(rebooking.id(), String.valueOf(refused.getMessage()));
                throw refused;
            }
            if (refused.isForGood(rebooking.purpose())) {
                keep.ended(rebooking.id(), String.valueOf(refused.getMessage()));
            } else {
                keep.refused(rebooking.id(), String.valueOf(refused.getMessage()));
            }
        } catch (RuntimeException notYet) {
            keep.waiting(rebooking.id(), String.valueOf(notYet.getMessage()));
            throw notYet;
        }
    }
}
