package makewhole.allocation.killswitch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The switch, engaged in a scope for an incident.
 *
 * @param onBehalfOf the person for whom a service engaged it
 * @param releaseRequestedBy who asked for the release, which somebody else must confirm
 */
public record Engagement(
        UUID id,
        Scope scope,
        String incident,
        String reason,
        String engagedBy,
        Optional<String> onBehalfOf,
        Instant since,
        EngagementState state,
        Optional<String> releaseRequestedBy,
        Optional<String> releasedBy) {
    public Engagement {
        requireNonNull(id, "id");
        requireNonNull(scope, "scope");
        requireNonNull(since, "since");
        requireNonNull(state, "state");
    }

    public boolean isReleased() {
        return state == EngagementState.RELEASED;
    }

    Engagement releaseRequested(String by) {
        return new Engagement(
                id,
                scope,
                incident,
                reason,
                engagedBy,
                onBehalfOf,
                since,
                EngagementState.RELEASE_REQUESTED,
                Optional.of(by),
                Optional.empty());
    }

    Engagement released(String by) {
        return new Engagement(
                id,
                scope,
                incident,
                reason,
                engagedBy,
                onBehalfOf,
                since,
                EngagementState.RELEASED,
                releaseRequestedBy,
                Optional.of(by));
    }
}
