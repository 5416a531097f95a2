package makewhole.allocation.allocation.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import makewhole.allocation.allocation.Allocation;
import makewhole.allocation.allocation.Staged;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.http.TierLevelBody;
import org.jspecify.annotations.Nullable;

/**
 * What publishing answers. It is kept with the idempotency key in the short transaction that publishes, so it does not grow
 * with the deal.
 *
 * @param investors how many lines there are
 * @param lines left out if there are more than {@value #MOST_LINES}; the lines of an allocation come in pages
 */
record PublishedBody(
        UUID allocation,
        String deal,
        String algorithmVersion,
        @Nullable LevelBody level,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TierLevelBody> tiers,
        String inputsDigest,
        String linesDigest,
        int investors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<LineBody> lines) {
    static final int MOST_LINES = 1_000;

    static PublishedBody of(Staged published) {
        Allocation allocation = published.allocation();
        return new PublishedBody(
                allocation.id(),
                allocation.deal().value(),
                allocation.version().value(),
                allocation
                        .levels()
                        .flatMap(Levels::ofAll)
                        .flatMap(LevelBody::of)
                        .orElse(null),
                allocation.levels().map(TierLevelBody::of).orElse(null),
                allocation.inputsDigest(),
                allocation.linesDigest(),
                published.lines().size(),
                published.lines().size() > MOST_LINES ? null : LineBody.of(published.lines(), published.currency()));
    }
}
