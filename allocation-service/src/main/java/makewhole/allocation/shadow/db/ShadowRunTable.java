package makewhole.allocation.shadow.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.shadow.ShadowRun;
import makewhole.allocation.shadow.ShadowRuns;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class ShadowRunTable implements ShadowRuns {
    private final Jdbi jdbi;

    ShadowRunTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(ShadowRun run) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO shadow_run (shadow_id, version, reason, started_by, started_at)
                        VALUES (:id, :version, :reason, :by, :at)
                        """)
                .bind("id", run.id())
                .bind("version", run.version().value())
                .bind("reason", run.started().reason())
                .bind("by", run.started().by())
                .bind("at", run.started().at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public void stop(UUID run, ShadowRun.Step stopped) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE shadow_run SET stop_reason = :reason, stopped_by = :by, stopped_at = :at
                        WHERE shadow_id = :id AND stopped_at IS NULL
                        """)
                .bind("id", run)
                .bind("reason", stopped.reason())
                .bind("by", stopped.by())
                .bind("at", stopped.at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public Optional<ShadowRun> latest(VersionName version) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM shadow_run WHERE version = :version ORDER BY position DESC LIMIT 1")
                .bind("version", version.value())
                .map((row, context) -> run(row))
                .findOne());
    }

    @Override
    public List<VersionName> inShadow() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT version FROM shadow_run JOIN algorithm_version USING (version)
                        WHERE stopped_at IS NULL AND state = 'CANDIDATE' ORDER BY version
                        """)
                .map((row, context) -> new VersionName(row.getString("version")))
                .list());
    }

    private static ShadowRun run(ResultSet row) throws SQLException {
        OffsetDateTime stoppedAt = row.getObject("stopped_at", OffsetDateTime.class);
        return new ShadowRun(
                row.getObject("shadow_id", UUID.class),
                new VersionName(row.getString("version")),
                new ShadowRun.Step(
                        row.getString("started_by"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason")),
                stoppedAt == null
                        ? Optional.empty()
                        : Optional.of(new ShadowRun.Step(
                                row.getString("stopped_by"), stoppedAt.toInstant(), row.getString("stop_reason"))));
    }
}
