package makewhole.remediation.inquiry.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.inquiry.Inquiry;
import makewhole.remediation.inquiry.Superseded;
import makewhole.remediation.inquiry.Team;
import org.jdbi.v3.core.Jdbi;

/** What inquiries were settled with before they were opened again; rows are only ever added. */
@ApplicationScoped
class SupersededTable {
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;

    SupersededTable(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    void add(Superseded superseded) {
        Inquiry before = superseded.before();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO inquiry_superseded (inquiry, number, incident, team, questions, state, due, owner, answers,
                                                        handed_in_by, settled_at, waived_because, waiver_requested_by,
                                                        waiver_approved_by, reopened_by, reopened_at, reason)
                        SELECT :inquiry, coalesce(max(number), 0) + 1, :incident, :team, CAST(:questions AS integer), :state,
                               CAST(:due AS date), :owner, CAST(:answers AS jsonb), :handedInBy,
                               CAST(:settledAt AS timestamptz), :waivedBecause, :requestedBy, :approvedBy, :reopenedBy,
                               CAST(:reopenedAt AS timestamptz), :reason
                        FROM inquiry_superseded WHERE inquiry = :inquiry
                        """)
                .bind("inquiry", InquiryRow.id(before.incident(), before.team()))
                .bind("incident", before.incident().value())
                .bind("team", before.team().name())
                .bind("questions", before.questions())
                .bind("state", before.state().name())
                .bind("due", before.due())
                .bind("owner", before.owner().orElse(null))
                .bind("answers", written(before.answers()))
                .bind("handedInBy", before.handedInBy().orElse(null))
                .bind("settledAt", utc(Optional.ofNullable(before.settledAt()).orElseThrow()))
                .bind(
                        "waivedBecause",
                        before.waiver().map(Inquiry.Waiver::reason).orElse(null))
                .bind(
                        "requestedBy",
                        before.waiver().map(Inquiry.Waiver::requestedBy).orElse(null))
                .bind(
                        "approvedBy",
                        before.waiver().flatMap(Inquiry.Waiver::approvedBy).orElse(null))
                .bind("reopenedBy", superseded.reopenedBy())
                .bind("reopenedAt", utc(superseded.reopenedAt()))
                .bind("reason", superseded.reason())
                .execute());
    }

    List<Superseded> of(IncidentId incident) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM inquiry_superseded WHERE incident = :incident ORDER BY inquiry, number")
                .bind("incident", incident.value())
                .map((row, context) -> superseded(incident, row))
                .list());
    }

    private Superseded superseded(IncidentId incident, ResultSet row) throws SQLException {
        Inquiry before = new Inquiry(
                incident,
                Team.valueOf(row.getString("team")),
                row.getInt("questions"),
                Inquiry.State.valueOf(row.getString("state")),
                row.getObject("due", LocalDate.class),
                Optional.ofNullable(row.getString("owner")),
                read(row.getString("answers")),
                instant(row, "settled_at"),
                waiver(row),
                Optional.ofNullable(row.getString("handed_in_by")),
                Optional.empty());
        return new Superseded(
                before, row.getString("reopened_by"), instant(row, "reopened_at"), row.getString("reason"));
    }

    /** One that an earlier release waived alone has a reason and no names. */
    private static Optional<Inquiry.Waiver> waiver(ResultSet row) throws SQLException {
        Optional<String> by = Optional.ofNullable(row.getString("waiver_requested_by"));
        Optional<String> approvedBy = Optional.ofNullable(row.getString("waiver_approved_by"));
        return Optional.ofNullable(row.getString("waived_because"))
                .map(reason -> new Inquiry.Waiver(reason, by.orElse(""), approvedBy));
    }

    private String written(Map<String, String> answers) {
        try {
            return json.writeValueAsString(answers);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private Map<String, String> read(String answers) {
        try {
            return json.readValue(answers, ANSWERS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
