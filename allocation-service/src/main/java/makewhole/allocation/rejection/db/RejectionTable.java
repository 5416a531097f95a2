package makewhole.allocation.rejection.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.rejection.Rejection;
import makewhole.allocation.rejection.Rejections;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class RejectionTable implements Rejections {
    private final Jdbi jdbi;

    RejectionTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void addFirst(Rejection rejection) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO certificate_rejection (version, deal_id, violations, rejected_at)
                        VALUES (:version, :deal, :violations, :at)
                        ON CONFLICT (version) DO NOTHING
                        """)
                .bind("version", rejection.version().value())
                .bind("deal", rejection.deal().value())
                .bindArray("violations", String.class, rejection.violations())
                .bind("at", rejection.at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public Optional<Rejection> of(VersionName version) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM certificate_rejection WHERE version = :version")
                        .bind("version", version.value())
                        .map((row, context) -> rejection(row))
                        .findOne());
    }

    @Override
    public List<Rejection> withoutIncident() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM certificate_rejection WHERE incident IS NULL ORDER BY version")
                .map((row, context) -> rejection(row))
                .list());
    }

    @Override
    public boolean opened(VersionName version, String incident) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        UPDATE certificate_rejection SET incident = :incident WHERE version = :version AND incident IS NULL
                        """)
                        .bind("version", version.value())
                        .bind("incident", incident)
                        .execute()
                == 1);
    }

    private static Rejection rejection(ResultSet row) throws SQLException {
        return new Rejection(
                new VersionName(row.getString("version")),
                new DealId(row.getString("deal_id")),
                List.of((String[]) row.getArray("violations").getArray()),
                row.getObject("rejected_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("incident")));
    }
}
