package makewhole.allocation.killswitch.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.killswitch.Replicas;
import org.jdbi.v3.core.Jdbi;

/** Who is alive is judged by the clock of the database, which all replicas share. */
@ApplicationScoped
class ReplicaTable implements Replicas {
    /** Several looks; whoever is silent for longer cannot be counted on. */
    private static final String SILENT_AFTER = "interval '5 seconds'";

    /** A pod that was killed has been replaced by then. */
    private static final String FORGOTTEN_AFTER = "interval '10 minutes'";

    private final Jdbi jdbi;

    ReplicaTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void beat(String replica, Instant started) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO kill_switch_replica (replica, started_at, recorded_at, seen_at)
                        VALUES (:replica, :started, clock_timestamp(), clock_timestamp())
                        ON CONFLICT (replica) DO UPDATE
                        SET seen_at = excluded.seen_at, signed_off_at = NULL, started_at = excluded.started_at,
                            recorded_at = CASE WHEN kill_switch_replica.started_at = excluded.started_at
                                               THEN kill_switch_replica.recorded_at ELSE excluded.recorded_at END
                        """)
                .bind("replica", replica)
                .bind("started", started.atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public void signOff(String replica) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE kill_switch_replica SET signed_off_at = clock_timestamp() WHERE replica = :replica")
                .bind("replica", replica)
                .execute());
    }

    @Override
    public List<UUID> unconfirmedBy(String replica) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT engagement_id FROM kill_switch_engagement e
                        WHERE state <> 'RELEASED' AND NOT EXISTS (
                            SELECT 1 FROM kill_switch_confirmation c
                            WHERE c.engagement_id = e.engagement_id AND c.replica = :replica)
                        """)
                .bind("replica", replica)
                .mapTo(UUID.class)
                .list());
    }

    /** The engagement is locked first, as whoever releases it does. */
    @Override
    @Transactional
    public void confirm(UUID engagement, String replica, Instant at) {
        jdbi.useHandle(handle -> {
            Optional<OffsetDateTime> engaged = handle.createQuery(
                            "SELECT recorded_at FROM kill_switch_engagement WHERE engagement_id = :id FOR KEY SHARE")
                    .bind("id", engagement)
                    .mapTo(OffsetDateTime.class)
                    .findOne();
            if (engaged.isPresent()) {
                handle.createUpdate("""
                                INSERT INTO kill_switch_confirmation (engagement_id, replica, confirmed_at, after_millis)
                                SELECT :id, replica, :at,
                                       extract(epoch FROM clock_timestamp() - greatest(recorded_at, :engaged)) * 1000
                                FROM kill_switch_replica WHERE replica = :replica
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", engagement)
                        .bind("replica", replica)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .bind("engaged", engaged.get())
                        .execute();
            }
        });
    }

    @Override
    public List<Standing> standing(UUID engagement) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT coalesce(c.replica, r.replica) AS replica, c.confirmed_at, c.after_millis,
                               r.seen_at > clock_timestamp() - %s AS beats
                        FROM (SELECT * FROM kill_switch_confirmation WHERE engagement_id = :id) c
                        FULL JOIN (
                            SELECT * FROM kill_switch_replica
                            WHERE signed_off_at IS NULL AND seen_at > clock_timestamp() - %s
                              AND EXISTS (SELECT 1 FROM kill_switch_engagement
                                          WHERE engagement_id = :id AND state <> 'RELEASED')) r
                            ON r.replica = c.replica
                        ORDER BY 1
                        """.formatted(SILENT_AFTER, FORGOTTEN_AFTER))
                .bind("id", engagement)
                .map((row, context) -> standing(row))
                .list());
    }

    @Override
    public long unconfirmedFor(Duration patience) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT count(DISTINCT replica) FROM kill_switch_engagement e CROSS JOIN kill_switch_replica r
                        WHERE e.state <> 'RELEASED' AND r.signed_off_at IS NULL
                          AND r.seen_at > clock_timestamp() - %s
                          AND greatest(e.recorded_at, r.recorded_at)
                              <= clock_timestamp() - :millis * interval '1 millisecond'
                          AND NOT EXISTS (SELECT 1 FROM kill_switch_confirmation c
                                          WHERE c.engagement_id = e.engagement_id AND c.replica = r.replica)
                        """.formatted(FORGOTTEN_AFTER))
                .bind("millis", patience.toMillis())
                .mapTo(Long.class)
                .one());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
        if (confirmed == null) {
            State state = row.getBoolean("beats") ? State.NOT_CONFIRMED : State.SILENT;
            return new Standing(row.getString("replica"), state, Optional.empty(), Optional.empty());
        }
        return new Standing(
                row.getString("replica"),
                State.CONFIRMED,
                Optional.of(confirmed.toInstant()),
                Optional.of(row.getLong("after_millis")));
    }
}
