package makewhole.allocation.override;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.platform.problem.NotFoundException;

/** All overrides. What was asked for never changes; it is only decided. */
public interface Overrides {
    /** Locks a deal for the running transaction; tells whether it has been allocated. */
    boolean lockAndAskWhetherAllocated(DealId deal);

    void add(RequestedOverride override);

    /** Moves it to its next state. */
    void change(RequestedOverride override);

    Optional<RequestedOverride> find(DealId deal, UUID override);

    /** The one of an investor that is asked for or confirmed, and not taken back. */
    Optional<RequestedOverride> standing(DealId deal, InvestorId investor);

    /** Of a deal, in the order in which they were asked for, from the one after {@code after}; of all states if empty. */
    List<RequestedOverride> after(DealId deal, Optional<OverrideState> state, Optional<UUID> after, int limit);

    /**
     * The override.
     *
     * @throws NotFoundException if the deal has no such one
     */
    default RequestedOverride require(DealId deal, UUID override) {
        return find(deal, override).orElseThrow(() -> new NotFoundException("override", override));
    }
}
