package makewhole.allocation.version.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.version.Registration;
import makewhole.allocation.version.Version;
import makewhole.allocation.version.VersionState;
import makewhole.allocation.version.Versions;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class VersionTable implements Versions {
    private final Jdbi jdbi;

    VersionTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Version> all() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM algorithm_version ORDER BY version")
                .map((row, context) -> version(row))
                .list());
    }

    @Override
    public List<Version> after(Optional<VersionState> state, Optional<VersionName> after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM algorithm_version
                        WHERE version > :after AND (:state::text IS NULL OR state = :state::text)
                        ORDER BY version LIMIT :most
                        """)
                .bind("after", after.map(VersionName::value).orElse(""))
                .bind("state", state.map(VersionState::name).orElse(null))
                .bind("most", limit)
                .map((row, context) -> version(row))
                .list());
    }

    @Override
    public Optional<Version> find(VersionName version) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM algorithm_version WHERE version = :version")
                .bind("version", version.value())
                .map((row, context) -> version(row))
                .findOne());
    }

    @Override
    public Optional<Version> active() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM algorithm_version WHERE state = 'ACTIVE'")
                .map((row, context) -> version(row))
                .findOne());
    }

    /** An advisory lock: a lock on rows would miss a version that is added meanwhile, and stop readers' key checks. */
    @Override
    public void lock() {
        jdbi.useHandle(handle -> handle.execute("SELECT pg_advisory_xact_lock(hashtext('makewhole.versions'))"));
    }

    @Override
    public void add(Version version) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO algorithm_version (version, state, suspected, verified_by_release, description, author,
                                                       registered_by, registered_at)
                        VALUES (:version, :state, :suspected, :verified, :description, :author, :by, :at::timestamptz)
                        """)
                .bind("version", version.name().value())
                .bind("state", version.state().name())
                .bind("suspected", version.suspected())
                .bind("verified", version.verifiedByRelease())
                .bind(
                        "description",
                        version.registration().map(Registration::description).orElse(null))
                .bind("author", version.registration().map(Registration::author).orElse(null))
                .bind("by", version.registration().map(Registration::by).orElse(null))
                .bind(
                        "at",
                        version.registration()
                                .map(made -> made.at().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .execute());
    }

    @Override
    public void change(Version version) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE algorithm_version
                        SET state = :state, suspected = :suspected, activation_requested_by = :requestedBy
                        WHERE version = :version
                        """)
                .bind("version", version.name().value())
                .bind("state", version.state().name())
                .bind("suspected", version.suspected())
                .bind("requestedBy", version.activationRequestedBy().orElse(null))
                .execute());
    }

    @Override
    public void registerHistorical(VersionName version) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO algorithm_version (version, state) VALUES (:version, :state)
                        ON CONFLICT (version) DO NOTHING
                        """)
                .bind("version", version.value())
                .bind("state", VersionState.RETIRED.name())
                .execute());
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                new VersionName(row.getString("version")),
                VersionState.valueOf(row.getString("state")),
                row.getBoolean("suspected"),
                row.getBoolean("verified_by_release"),
                Optional.ofNullable(row.getString("activation_requested_by")),
                registration(row));
    }

    private static Optional<Registration> registration(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("registered_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new Registration(
                        row.getString("description"),
                        row.getString("author"),
                        row.getString("registered_by"),
                        at.toInstant()));
    }
}
