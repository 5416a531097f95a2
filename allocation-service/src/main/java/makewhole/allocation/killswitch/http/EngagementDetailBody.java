package makewhole.allocation.killswitch.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.http.Watched;
import makewhole.allocation.killswitch.Engagement;
import makewhole.allocation.killswitch.EngagementHistory.Effect;
import makewhole.allocation.killswitch.EngagementHistory.Step;
import makewhole.allocation.killswitch.EngagementState;
import makewhole.allocation.killswitch.Replicas.Standing;
import makewhole.allocation.killswitch.Replicas.State;
import org.jspecify.annotations.Nullable;

/**
 * An engagement with what became of it.
 *
 * @param effectiveAt from when on nothing in its scope can be published; null if no call has made sure of it yet
 * @param effectiveAfterMillis from the engagement to then
 */
record EngagementDetailBody(
        UUID id,
        ScopeBody scope,
        String incident,
        String reason,
        String engagedBy,
        @Nullable String onBehalfOf,
        Instant since,
        String state,
        @Nullable Instant effectiveAt,
        @Nullable Long effectiveAfterMillis,
        List<StepBody> history,
        List<ReplicaBody> replicas)
        implements Watched {

    static EngagementDetailBody of(
            Engagement engagement, List<Step> history, Optional<Effect> effect, List<Standing> replicas) {
        return new EngagementDetailBody(
                engagement.id(),
                ScopeBody.of(engagement.scope()),
                engagement.incident(),
                engagement.reason(),
                engagement.engagedBy(),
                engagement.onBehalfOf().orElse(null),
                engagement.since(),
                engagement.state().name(),
                effect.map(Effect::at).orElse(null),
                effect.map(Effect::afterMillis).orElse(null),
                history.stream().map(StepBody::of).toList(),
                replicas.stream().map(ReplicaBody::of).toList());
    }

    /** A replica that starts must not stand in the way of a person in a hurry. */
    @Override
    public Object decidedOn() {
        return new EngagementDetailBody(
                id,
                scope,
                incident,
                reason,
                engagedBy,
                onBehalfOf,
                since,
                state,
                effectiveAt,
                effectiveAfterMillis,
                history,
                List.of());
    }

    /** Who moved it on, when and why. */
    record StepBody(
            EngagementState state,
            Instant at,
            String by,
            @Nullable String onBehalfOf,
            String reason) {
        static StepBody of(Step step) {
            return new StepBody(
                    step.reached(), step.at(), step.subject(), step.onBehalfOf().orElse(null), step.reason());
        }
    }

    /** Whether a replica has confirmed, when, and how long it took. */
    record ReplicaBody(
            String replica,
            State state,
            @Nullable Instant confirmedAt,
            @Nullable Long afterMillis) {
        static ReplicaBody of(Standing standing) {
            return new ReplicaBody(
                    standing.replica(),
                    standing.state(),
                    standing.confirmedAt().orElse(null),
                    standing.afterMillis().orElse(null));
        }
    }
}
