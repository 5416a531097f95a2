package makewhole.allocation.allocation.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import makewhole.allocation.allocation.Allocation;
import makewhole.allocation.allocation.Staged;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.http.TierLevelBody;
import org.jspecify.annotations.Nullable;

/** What publishing answers. */
record PublishedBody(
        UUID allocation,
        String deal,
        String algorithmVersion,
        @Nullable LevelBody level,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TierLevelBody> tiers,
        String inputsDigest,
        String linesDigest,
        List<LineBody> lines) {
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
                LineBody.of(published.lines(), published.currency()));
    }
}
