package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What one investor asks of a deal.
 *
 * @param requested minor units, zero or more
 * @param weight average past investment in minor units, zero or more; zero is an investor without history
 * @param committedAt the earlier commitment wins a tie
 * @param tier one of the deal's tiers
 * @param override what they are given by decision of two persons; empty if the rule decides
 */
public record Commitment(
        InvestorId investor,
        long requested,
        long weight,
        Optional<Limit> limit,
        Instant committedAt,
        TierName tier,
        Optional<ManualOverride> override) {
    /** The order in which a tie is won: the earlier commitment first, then the smaller investor id. */
    public static final Comparator<Commitment> TIE_ORDER =
            Comparator.comparing(Commitment::committedAt).thenComparing(Commitment::investor);

    public Commitment {
        requireNonNull(investor, "investor");
        requireNonNull(limit, "limit");
        requireNonNull(committedAt, "committedAt");
        requireNonNull(tier, "tier");
        requireNonNull(override, "override");
        if (requested < 0 || weight < 0) {
            throw new BookRefusedException(
                    "%s requests %d with weight %d: neither may be negative".formatted(investor, requested, weight));
        }
    }

    /** A commitment to a deal without tiers. */
    public Commitment(InvestorId investor, long requested, long weight, Optional<Limit> limit, Instant committedAt) {
        this(investor, requested, weight, limit, committedAt, TierName.ALL, Optional.empty());
    }

    /** The most this investor may be given: the smaller of requested and limit. */
    public long cap() {
        return Math.min(requested, limit.map(Limit::amount).orElse(Long.MAX_VALUE));
    }
}
