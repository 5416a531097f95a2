package makewhole.allocation.killswitch.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.killswitch.EngagementHistory;
import makewhole.allocation.killswitch.EngagementState;
import org.jdbi.v3.core.Jdbi;

/** Steps are appended; when publishers were drained stands beside the engagement and is set once. */
@ApplicationScoped
class HistoryTable implements EngagementHistory {
    private final Jdbi jdbi;

    HistoryTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(UUID engagement, Step step) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO kill_switch_step (engagement_id, reached, reached_at, subject, on_behalf_of, reason)
                        VALUES (:id, :reached, :at, :subject, :onBehalfOf, :reason)
                        """)
                .bind("id", engagement)
                .bind("reached", step.reached().name())
                .bind("at", step.at().atOffset(ZoneOffset.UTC))
                .bind("subject", step.subject())
                .bind("onBehalfOf", step.onBehalfOf().orElse(null))
                .bind("reason", step.reason())
                .execute());
    }

    @Override
    public List<Step> of(UUID engagement) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM kill_switch_step WHERE engagement_id = :id ORDER BY step_id")
                .bind("id", engagement)
                .map((row, context) -> new Step(
                        EngagementState.valueOf(row.getString("reached")),
                        row.getObject("reached_at", OffsetDateTime.class).toInstant(),
                        row.getString("subject"),
                        Optional.ofNullable(row.getString("on_behalf_of")),
                        row.getString("reason")))
                .list());
    }

    @Override
    public List<UUID> undrained(Duration forAtLeast) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT engagement_id FROM kill_switch_engagement
                        WHERE state <> 'RELEASED' AND drained_at IS NULL
                          AND recorded_at <= clock_timestamp() - :millis * interval '1 millisecond'
                        """)
                .bind("millis", forAtLeast.toMillis())
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public void drained(List<UUID> engagements, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE kill_switch_engagement
                        SET drained_at = :at,
                            drained_after_millis = extract(epoch FROM clock_timestamp() - recorded_at) * 1000
                        WHERE engagement_id = ANY (:ids) AND drained_at IS NULL
                        """)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bindArray("ids", UUID.class, engagements)
                .execute());
    }

    @Override
    public Optional<Effect> effect(UUID engagement) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT drained_at, drained_after_millis FROM kill_switch_engagement
                        WHERE engagement_id = :id AND drained_at IS NOT NULL
                        """)
                .bind("id", engagement)
                .map((row, context) -> new Effect(
                        row.getObject("drained_at", OffsetDateTime.class).toInstant(),
                        row.getLong("drained_after_millis")))
                .findOne());
    }
}
