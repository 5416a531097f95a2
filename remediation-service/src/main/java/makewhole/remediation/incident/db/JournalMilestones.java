package makewhole.remediation.incident.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Milestones;
import org.jdbi.v3.core.Jdbi;

/** Reads the journal by incident: an entry is about it, or names it. */
@ApplicationScoped
class JournalMilestones implements Milestones {
    private final Jdbi jdbi;

    JournalMilestones(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public Optional<Instant> first(IncidentId incident, String event) {
        return at("min", incident, event);
    }

    @Override
    @Transactional
    public Optional<Instant> last(IncidentId incident, String event) {
        return at("max", incident, event);
    }

    @Override
    @Transactional
    public Optional<Instant> lastOfPlans(IncidentId incident, String event) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                                SELECT max(happened_at) AS at FROM journal_entry
                                WHERE about_kind = 'plan' AND event = :event AND about_id IN (
                                    SELECT about_id FROM journal_entry
                                    WHERE facts ->> 'incident' = :incident AND event = 'plan-released')
                                """)
                        .bind("incident", incident.value())
                        .bind("event", event)
                        .map((row, context) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
                        .one())
                .map(OffsetDateTime::toInstant);
    }

    @Override
    @Transactional
    public Optional<String> fact(IncidentId incident, String event, String fact) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT facts ->> :fact FROM journal_entry
                        WHERE about_kind = 'incident' AND about_id = :incident AND event = :event
                        ORDER BY happened_at DESC LIMIT 1
                        """)
                .bind("incident", incident.value())
                .bind("event", event)
                .bind("fact", fact)
                .mapTo(String.class)
                .findFirst());
    }

    private Optional<Instant> at(String which, IncidentId incident, String event) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                                SELECT %s(happened_at) AS at FROM (
                                    SELECT happened_at FROM journal_entry
                                    WHERE about_kind = 'incident' AND about_id = :incident AND event = :event
                                    UNION ALL
                                    SELECT happened_at FROM journal_entry
                                    WHERE facts ->> 'incident' = :incident AND event = :event) AS both_ways
                                """.formatted(which))
                        .bind("incident", incident.value())
                        .bind("event", event)
                        .map((row, context) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
                        .one())
                .map(OffsetDateTime::toInstant);
    }
}
