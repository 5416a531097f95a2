package makewhole.allocation.override;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;

/**
 * An override with who asked for it, agreed to it and took it back.
 *
 * @param amount minor units, zero or more
 */
public record RequestedOverride(
        UUID id,
        DealId deal,
        InvestorId investor,
        long amount,
        String reason,
        OverrideState state,
        Stamp requested,
        Optional<Stamp> confirmed,
        Optional<Stamp> withdrawn) {
    public RequestedOverride {
        requireNonNull(id, "id");
        requireNonNull(deal, "deal");
        requireNonNull(investor, "investor");
        requireNonNull(state, "state");
        requireNonNull(requested, "requested");
        requireNonNull(confirmed, "confirmed");
        requireNonNull(withdrawn, "withdrawn");
    }

    /** Who, and when. */
    public record Stamp(String by, Instant at) {}

    static RequestedOverride requested(DealId deal, InvestorId investor, long amount, String reason, Stamp stamp) {
        return new RequestedOverride(
                UUID.randomUUID(),
                deal,
                investor,
                amount,
                reason,
                OverrideState.REQUESTED,
                stamp,
                Optional.empty(),
                Optional.empty());
    }

    RequestedOverride confirmed(Stamp stamp) {
        return new RequestedOverride(
                id, deal, investor, amount, reason, OverrideState.CONFIRMED, requested, Optional.of(stamp), withdrawn);
    }

    RequestedOverride withdrawn(Stamp stamp) {
        return new RequestedOverride(
                id, deal, investor, amount, reason, OverrideState.WITHDRAWN, requested, confirmed, Optional.of(stamp));
    }
}
