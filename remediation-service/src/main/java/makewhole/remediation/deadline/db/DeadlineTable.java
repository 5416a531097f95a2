package makewhole.remediation.deadline.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.remediation.deadline.Deadline;
import makewhole.remediation.deadline.Deadlines;
import makewhole.remediation.incident.IncidentId;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class DeadlineTable implements Deadlines {
    private final Jdbi jdbi;

    DeadlineTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public List<Deadline> of(IncidentId incident) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM deadline WHERE incident = :incident ORDER BY due, title")
                        .bind("incident", incident.value())
                        .map((row, context) -> deadline(row))
                        .list());
    }

    @Override
    @Transactional
    public List<Deadline> notKept() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM deadline WHERE kept_at IS NULL ORDER BY due, title")
                        .map((row, context) -> deadline(row))
                        .list());
    }

    /** The incident's row, which a declaration writes through the object mapper, must be there first. */
    @Override
    @Transactional(TxType.MANDATORY)
    public boolean add(Deadline deadline) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO deadline (id, incident, kind, audience, title, remind_from, due)
                                VALUES (:id, :incident, :kind, :audience, :title, :remindFrom, :due) ON CONFLICT DO NOTHING
                                """)
                        .bind("id", deadline.id())
                        .bind("incident", deadline.incident().value())
                        .bind("kind", deadline.kind().name())
                        .bind("audience", deadline.to().name())
                        .bind("title", deadline.title())
                        .bind("remindFrom", deadline.remindFrom())
                        .bind("due", deadline.due())
                        .execute())
                == 1;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void replace(Deadline deadline) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE deadline SET kept_by = :by, kept_at = :at, evidence = :evidence WHERE id = :id
                        """)
                .bind("id", deadline.id())
                .bind("by", deadline.kept().map(Deadline.Kept::by))
                .bind("at", deadline.kept().map(kept -> kept.at().atOffset(ZoneOffset.UTC)))
                .bind("evidence", deadline.kept().map(Deadline.Kept::evidence))
                .execute());
    }

    private static Deadline deadline(ResultSet row) throws SQLException {
        OffsetDateTime keptAt = row.getObject("kept_at", OffsetDateTime.class);
        return new Deadline(
                row.getObject("id", UUID.class),
                new IncidentId(row.getString("incident")),
                Deadline.Kind.valueOf(row.getString("kind")),
                Deadline.Audience.valueOf(row.getString("audience")),
                row.getString("title"),
                row.getObject("remind_from", LocalDate.class),
                row.getObject("due", LocalDate.class),
                keptAt == null
                        ? Optional.empty()
                        : Optional.of(new Deadline.Kept(
                                row.getString("kept_by"), keptAt.toInstant(), row.getString("evidence"))));
    }
}
