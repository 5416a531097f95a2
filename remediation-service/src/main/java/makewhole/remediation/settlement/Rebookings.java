package makewhole.remediation.settlement;

import java.util.List;
import java.util.UUID;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.plan.PlanId;

/** The corrections that were ordered. */
public interface Rebookings {
    /** Adds an order; one that was given before changes nothing. */
    boolean add(Rebooking rebooking);

    Rebooking require(UUID id);

    /** As {@link #require}, with its row locked until the running transaction ends. */
    Rebooking lock(UUID id);

    void replace(Rebooking rebooking);

    /** All of a plan, by deal and purpose. */
    List<Rebooking> of(PlanId plan);

    /** Those that are to be booked, units that come back before units that go out. */
    List<Rebooking> waiting();

    /** Those that allocation-service refused and that a person has to look at, by plan and deal. */
    List<Rebooking> refused();

    long countRefused();

    /** Whether units of a deal are still to come back to the error account. */
    boolean awaitsUnits(PlanId plan, DealId deal);
}
