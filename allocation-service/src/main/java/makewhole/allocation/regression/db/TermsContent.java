package makewhole.allocation.regression.db;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierName;
import org.jspecify.annotations.Nullable;

/** The parts of a deal's terms that not every case has, as they are kept. */
final class TermsContent {
    private TermsContent() {}

    /** @param carveOut minor units; absent without one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TierContent(String name, @Nullable Long carveOut) {
        Tier toTier() {
            return new Tier(new TierName(name), Optional.ofNullable(carveOut));
        }
    }

    record HoldersContent(String rule, int most, int reserve) {
        static HoldersContent of(HolderLimit holders) {
            return new HoldersContent(holders.rule().name(), holders.most(), holders.reserve());
        }

        HolderLimit toHolderLimit() {
            return new HolderLimit(HolderLimit.Rule.valueOf(rule), most, reserve);
        }
    }

    /** Null for a deal without tiers. */
    static @Nullable List<TierContent> tiers(Terms terms) {
        return terms.haveNoTiers()
                ? null
                : terms.tiers().stream()
                        .map(tier -> new TierContent(
                                tier.name().value(), tier.carveOut().orElse(null)))
                        .toList();
    }
}
