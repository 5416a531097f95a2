package makewhole.remediation.reminder.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.reminder.Reminder;
import makewhole.remediation.reminder.Reminders;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class ReminderTable implements Reminders {
    private final Jdbi jdbi;

    ReminderTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public boolean add(Reminder reminder, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                INSERT INTO reminder (incident, about, urgency, due, addressee, words, given_at)
                                VALUES (:incident, :about, :urgency, :due, :to, :words, :at) ON CONFLICT DO NOTHING
                                """)
                        .bind("incident", reminder.incident().value())
                        .bind("about", reminder.about())
                        .bind("urgency", reminder.urgency().name())
                        .bind("due", reminder.due())
                        .bind("to", reminder.to())
                        .bind("words", reminder.words())
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }

    @Override
    @Transactional
    public Set<Reminder.Key> given() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT incident, about, urgency, due FROM reminder")
                .map((row, context) -> new Reminder.Key(
                        new IncidentId(row.getString("incident")),
                        row.getString("about"),
                        Reminder.Urgency.valueOf(row.getString("urgency")),
                        row.getObject("due", LocalDate.class)))
                .set());
    }

    @Override
    @Transactional
    public List<Given> of(IncidentId incident) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM reminder WHERE incident = :incident ORDER BY given_at, about, urgency")
                .bind("incident", incident.value())
                .map((row, context) -> given(row))
                .list());
    }

    private static Given given(ResultSet row) throws SQLException {
        return new Given(
                new Reminder(
                        new IncidentId(row.getString("incident")),
                        row.getString("about"),
                        Reminder.Urgency.valueOf(row.getString("urgency")),
                        row.getString("addressee"),
                        row.getObject("due", LocalDate.class),
                        row.getString("words")),
                row.getObject("given_at", OffsetDateTime.class).toInstant());
    }
}
