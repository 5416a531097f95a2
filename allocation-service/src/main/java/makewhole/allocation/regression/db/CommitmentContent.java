package makewhole.allocation.regression.db;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.TierName;
import org.jspecify.annotations.Nullable;

/**
 * A commitment of a case as it is kept.
 *
 * @param tier absent for the one tier of a deal that has no tiers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommitmentContent(
        String investor,
        long requested,
        long weight,
        @Nullable Long limit,
        @Nullable String limitKind,
        String committedAt,
        @Nullable String tier,
        @Nullable OverrideContent override) {

    record OverrideContent(long amount, String reason, String requestedBy, String confirmedBy) {
        static OverrideContent of(ManualOverride decided) {
            return new OverrideContent(
                    decided.amount(), decided.reason(), decided.requestedBy(), decided.confirmedBy());
        }

        ManualOverride toOverride() {
            return new ManualOverride(amount, reason, requestedBy, confirmedBy);
        }
    }

    static CommitmentContent of(Commitment commitment) {
        boolean inTheOnlyTier = commitment.tier().equals(TierName.ALL);
        return new CommitmentContent(
                commitment.investor().value(),
                commitment.requested(),
                commitment.weight(),
                commitment.limit().map(Limit::amount).orElse(null),
                commitment.limit().map(Limit::kind).map(Enum::name).orElse(null),
                commitment.committedAt().toString(),
                inTheOnlyTier ? null : commitment.tier().value(),
                commitment.override().map(OverrideContent::of).orElse(null));
    }

    Commitment toCommitment() {
        Optional<Limit> known = limit == null || limitKind == null
                ? Optional.empty()
                : Optional.of(new Limit(limit, LimitKind.valueOf(limitKind)));
        return new Commitment(
                new InvestorId(investor),
                requested,
                weight,
                known,
                Instant.parse(committedAt),
                tier == null ? TierName.ALL : new TierName(tier),
                Optional.ofNullable(override).map(OverrideContent::toOverride));
    }
}
