package makewhole.allocation.allocation.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.allocation.Allocation;
import makewhole.allocation.allocation.Origin;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.http.TierLevelBody;
import makewhole.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An allocation on the wire.
 *
 * @param lines left out in lists
 */
record AllocationBody(
        UUID allocation,
        String deal,
        String algorithmVersion,
        String state,
        String origin,
        @Nullable UUID supersedes,
        @Nullable UUID plan,
        @Nullable String reason,
        @Nullable LevelBody level,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TierLevelBody> tiers,
        String errorAccount,
        String inputsDigest,
        String linesDigest,
        @Nullable Instant publishedAt,
        @Nullable String publishedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<LineBody> lines) {

    static AllocationBody withoutLines(Allocation allocation, Currency currency) {
        return of(allocation, null, currency);
    }

    static AllocationBody withLines(Allocation allocation, List<Share> lines, Currency currency) {
        return of(allocation, LineBody.of(lines, currency), currency);
    }

    private static AllocationBody of(Allocation allocation, @Nullable List<LineBody> lines, Currency currency) {
        Optional<Origin.Correction> correction =
                allocation.origin() instanceof Origin.Correction made ? Optional.of(made) : Optional.empty();
        return new AllocationBody(
                allocation.id(),
                allocation.deal().value(),
                allocation.version().value(),
                allocation.state().name(),
                origin(allocation.origin()),
                correction.map(Origin.Correction::supersedes).orElse(null),
                correction.map(Origin.Correction::plan).orElse(null),
                correction.map(Origin.Correction::reason).orElse(null),
                allocation
                        .levels()
                        .flatMap(Levels::ofAll)
                        .flatMap(LevelBody::of)
                        .orElse(null),
                allocation.levels().map(TierLevelBody::of).orElse(null),
                new Money(allocation.errorAccount(), currency).amount(),
                allocation.inputsDigest(),
                allocation.linesDigest(),
                allocation.published().map(Allocation.Stamp::at).orElse(null),
                allocation.published().map(Allocation.Stamp::by).orElse(null),
                lines);
    }

    private static String origin(Origin origin) {
        return switch (origin) {
            case Origin.Imported _ -> "IMPORTED";
            case Origin.Published _ -> "PUBLISHED";
            case Origin.Correction _ -> "CORRECTION";
        };
    }
}
