package makewhole.allocation.killswitch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of engagements: every step with who and why, and when each took effect. */
public interface EngagementHistory {
    /** Adds a step, in the running transaction. */
    void add(UUID engagement, Step step);

    /** In order. */
    List<Step> of(UUID engagement);

    /** Those in force for so long without that anybody has drained publishers, as committed when it is asked. */
    List<UUID> undrained(Duration forAtLeast);

    /** Publishers were drained after these had been committed. Said again, it changes nothing. */
    void drained(List<UUID> engagements, Instant at);

    /** When publishers were drained; empty while that is not known. */
    Optional<Effect> effect(UUID engagement);

    /**
     * One step of an engagement.
     *
     * @param reached the state that it led to
     * @param onBehalfOf the person for whom a service did it
     */
    record Step(EngagementState reached, Instant at, String subject, Optional<String> onBehalfOf, String reason) {}

    /**
     * From when on nothing in the scope can be published, on any replica.
     *
     * @param afterMillis since it was written down, by the clock of the database
     */
    record Effect(Instant at, long afterMillis) {}
}
