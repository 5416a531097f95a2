package makewhole.remediation.settlement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.PlanId;

/** Which attempts that came back people want to be made again. Nothing of it is ever changed. */
public interface Reattempts {
    /** Keeps what one person proposes. */
    void propose(Reattempt reattempt);

    /** Keeps that another person confirms it. */
    void confirm(Reattempt reattempt);

    /** One of a plan. */
    Optional<Reattempt> get(PlanId plan, UUID id);

    /** All of a plan, the oldest first. */
    List<Reattempt> of(PlanId plan);

    /** Which of some attempts two persons want to be made again. */
    Set<EndToEndId> confirmed(PlanId plan, Collection<EndToEndId> attempts);
}
