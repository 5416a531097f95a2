package makewhole.allocation.verification.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.verification.VerificationRuns;
import makewhole.allocation.version.Grounds;
import makewhole.allocation.version.Verification;
import makewhole.allocation.version.Verifications;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class VerificationTable implements VerificationRuns, Verifications {
    private final Jdbi jdbi;
    private final InstantSource clock;

    VerificationTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void add(Run run, String requestedBy) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO verification (verification_id, version, audit_id, state, requested_by, requested_at,
                                                  audit_digest, regression_cases_digest, release, imported_deals)
                        VALUES (:id, :version, :audit, 'RUNNING', :by, :at, :auditDigest, :casesDigest, :release, :imported)
                        """)
                .bind("id", run.id())
                .bind("version", run.version().value())
                .bind("audit", run.audit().value())
                .bind("by", requestedBy)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("auditDigest", run.grounds().map(Grounds::auditDigest).orElse(null))
                .bind("casesDigest", run.grounds().map(Grounds::regressionCases).orElse(null))
                .bind("release", run.grounds().map(Grounds::release).orElse(null))
                .bind("imported", run.grounds().map(Grounds::importedDeals).orElse(null))
                .execute());
    }

    @Override
    public Optional<Run> running(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM verification WHERE verification_id = :id AND state = 'RUNNING'")
                .bind("id", id)
                .map((row, context) -> new Run(
                        id,
                        new VersionName(row.getString("version")),
                        new AuditId(row.getObject("audit_id", UUID.class)),
                        grounds(row)))
                .findOne());
    }

    @Override
    public void progress(UUID id, Verification shownSoFar) {
        keep(id, shownSoFar, null);
    }

    @Override
    public void end(UUID id, Verification shown) {
        keep(id, shown, clock.instant().atOffset(ZoneOffset.UTC));
    }

    private void keep(UUID id, Verification shown, @Nullable OffsetDateTime finishedAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE verification SET state = :state, regression_cases = :cases,
                               regression_cases_passed = :casesPassed, law_books = :books,
                               law_books_passed = :booksPassed, deals_to_replay = :toReplay, deals_replayed = :replayed,
                               deals_passed_over = :passedOver, deals_certified = :certified, differences_from_booked = :differences,
                               findings = :findings, failures = :failures, finished_at = :finishedAt::timestamptz
                        WHERE verification_id = :id
                        """)
                .bind("id", id)
                .bind("state", shown.state())
                .bind("cases", shown.regressionCases())
                .bind("casesPassed", shown.regressionCasesPassed())
                .bind("books", shown.lawBooks())
                .bind("booksPassed", shown.lawBooksPassed())
                .bind("toReplay", shown.dealsToReplay())
                .bind("replayed", shown.dealsReplayed())
                .bind("passedOver", shown.dealsPassedOver())
                .bind("certified", shown.dealsCertified())
                .bind("differences", shown.differencesFromBooked())
                .bind("findings", shown.findings())
                .bindArray("failures", String.class, shown.failures())
                .bind("finishedAt", finishedAt)
                .execute());
    }

    @Override
    public Optional<Verification> latest(VersionName version) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM verification WHERE version = :version ORDER BY position DESC LIMIT 1")
                .bind("version", version.value())
                .map((row, context) -> verification(row))
                .findOne());
    }

    @Override
    public Optional<Verification> latestEnded(VersionName version) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM verification WHERE version = :version AND state <> 'RUNNING'
                        ORDER BY position DESC LIMIT 1
                        """)
                .bind("version", version.value())
                .map((row, context) -> verification(row))
                .findOne());
    }

    private static Verification verification(ResultSet row) throws SQLException {
        return new Verification(
                row.getString("state"),
                row.getLong("regression_cases"),
                row.getLong("regression_cases_passed"),
                row.getLong("law_books"),
                row.getLong("law_books_passed"),
                row.getLong("deals_to_replay"),
                row.getLong("deals_replayed"),
                row.getLong("deals_passed_over"),
                row.getLong("deals_certified"),
                row.getLong("differences_from_booked"),
                row.getLong("findings"),
                List.of((String[]) row.getArray("failures").getArray()),
                grounds(row));
    }

    private static Optional<Grounds> grounds(ResultSet row) throws SQLException {
        String release = row.getString("release");
        return release == null
                ? Optional.empty()
                : Optional.of(new Grounds(
                        row.getObject("audit_id", UUID.class),
                        row.getString("audit_digest"),
                        row.getString("regression_cases_digest"),
                        release,
                        importedDeals(row)));
    }

    /** What the release before did not keep is the number of no deals at all, so that it differs from today's. */
    private static long importedDeals(ResultSet row) throws SQLException {
        long deals = row.getLong("imported_deals");
        return row.wasNull() ? -1 : deals;
    }
}
