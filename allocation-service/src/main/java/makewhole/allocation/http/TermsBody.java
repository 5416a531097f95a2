package makewhole.allocation.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import makewhole.allocation.limit.StatutoryLimits;
import makewhole.allocation.limit.WantedHolders;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.proration.ZeroHistory;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a deal on the wire.
 *
 * @param tiers in the order in which they are served; left out by a deal without tiers
 * @param holders left out if any number of investors may hold something
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TermsBody(
        @NotNull ZeroHistory zeroHistory,
        @Min(1) long lotMinor,
        @Min(0) long minimumMinor,
        @Nullable @Size(min = 1, max = 100) List<@Valid @NotNull TierBody> tiers,
        @Nullable @Valid HoldersBody holders) {

    /** @param carveOutMinor minor units set aside for the tier; left out, it may be given all that earlier ones leave */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TierBody(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Min(0) Long carveOutMinor) {
        Tier toTier(String where) {
            return new Tier(
                    Amounts.read(where + ".name", () -> new TierName(name)), Optional.ofNullable(carveOutMinor));
        }
    }

    /**
     * How many investors may hold something.
     *
     * @param fundSize US dollars of capital contributions and uncalled commitments; only asked for by the rule of
     *     qualifying venture funds, and not kept
     * @param most left out, as many as the rule allows on the deal's closing day
     * @param reserve places that are kept free; left out, none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldersBody(
            @NotNull HolderLimit.Rule rule,
            @Nullable @Size(max = 40) String fundSize,
            @Nullable @Min(1) Integer most,
            @Nullable @Min(0) Integer reserve) {
        WantedHolders toWanted() {
            return new WantedHolders(
                    rule,
                    Optional.ofNullable(fundSize)
                            .map(size -> Amounts.read("terms.holders.fundSize", size, StatutoryLimits.CURRENCY)),
                    Optional.ofNullable(most),
                    reserve == null ? 0 : reserve);
        }
    }

    /**
     * The terms.
     *
     * @param holding makes a holder limit of a wanted one
     */
    public Terms toTerms(Function<WantedHolders, HolderLimit> holding) {
        return new Terms(
                zeroHistory,
                lotMinor,
                minimumMinor,
                tiers == null ? List.of(Tier.ALL) : tiers(tiers),
                Optional.ofNullable(holders).map(HoldersBody::toWanted).map(holding));
    }

    private static List<Tier> tiers(List<TierBody> bodies) {
        return IntStream.range(0, bodies.size())
                .mapToObj(i -> bodies.get(i).toTier("terms.tiers[%d]".formatted(i)))
                .toList();
    }

    public static TermsBody of(Terms terms) {
        return new TermsBody(
                terms.zeroHistory(),
                terms.lot(),
                terms.minimum(),
                terms.haveNoTiers()
                        ? null
                        : terms.tiers().stream()
                                .map(tier -> new TierBody(
                                        tier.name().value(), tier.carveOut().orElse(null)))
                                .toList(),
                terms.holders()
                        .map(holders -> new HoldersBody(holders.rule(), null, holders.most(), holders.reserve()))
                        .orElse(null));
    }
}
