package makewhole.remediation.caselog.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import makewhole.remediation.caselog.CaseLog;
import makewhole.remediation.caselog.LogEntry;
import makewhole.remediation.incident.IncidentId;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CaseLogTable implements CaseLog {
    private static final String ENTRIES = """
            SELECT e.*, l.number AS superseded_by
            FROM incident_log e LEFT JOIN incident_log l ON l.incident = e.incident AND l.supersedes = e.number
            """;

    private final Jdbi jdbi;

    CaseLogTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public List<LogEntry> of(IncidentId incident, int after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        ENTRIES + "WHERE e.incident = :incident AND e.number > :after ORDER BY e.number LIMIT :limit")
                .bind("incident", incident.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
    }

    @Override
    @Transactional
    public Optional<LogEntry> get(IncidentId incident, int number) {
        return jdbi.withHandle(
                handle -> handle.createQuery(ENTRIES + "WHERE e.incident = :incident AND e.number = :number")
                        .bind("incident", incident.value())
                        .bind("number", number)
                        .map((row, context) -> entry(row))
                        .findOne());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public int last(IncidentId incident) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT coalesce(max(number), 0) FROM incident_log WHERE incident = :incident")
                .bind("incident", incident.value())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(LogEntry entry) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO incident_log (incident, number, kind, said, reason, in_favour_of, written_by,
                                                  written_at, supersedes)
                        VALUES (:incident, :number, :kind, :said, :reason, :inFavourOf, :writtenBy, :writtenAt, :supersedes)
                        """)
                .bind("incident", entry.incident().value())
                .bind("number", entry.number())
                .bind("kind", entry.kind().name())
                .bind("said", entry.said())
                .bind("reason", entry.reason())
                .bind("inFavourOf", entry.inFavourOf().map(LogEntry.Favoured::name))
                .bind("writtenBy", entry.writtenBy())
                .bind("writtenAt", entry.writtenAt().atOffset(ZoneOffset.UTC))
                .bind("supersedes", entry.supersedes())
                .execute());
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        return new LogEntry(
                new IncidentId(row.getString("incident")),
                row.getInt("number"),
                LogEntry.Kind.valueOf(row.getString("kind")),
                row.getString("said"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("in_favour_of")).map(LogEntry.Favoured::valueOf),
                row.getString("written_by"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                number(row.getObject("supersedes", Integer.class)),
                number(row.getObject("superseded_by", Integer.class)));
    }

    private static OptionalInt number(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
