package makewhole.remediation.settlement;

import java.util.List;
import java.util.UUID;
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

    List<Rebooking> waiting();
}
