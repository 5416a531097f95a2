package makewhole.remediation.fix.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import makewhole.remediation.fix.FixMilestones;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.IncidentId;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class FixMilestoneTable implements FixMilestones {
    private final Jdbi jdbi;

    FixMilestoneTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public Map<Gate, Instant> of(IncidentId incident) {
        Map<Gate, Instant> milestones = new EnumMap<>(Gate.class);
        jdbi.useHandle(handle -> handle.createQuery("SELECT gate, at FROM fix_milestone WHERE incident = ?")
                .bind(0, incident.value())
                .map((row, context) -> Map.entry(
                        Gate.valueOf(row.getString("gate")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .forEach(entry -> milestones.put(entry.getKey(), entry.getValue())));
        return milestones;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public boolean reached(IncidentId incident, Gate milestone, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "INSERT INTO fix_milestone (incident, gate, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                        .bind(0, incident.value())
                        .bind(1, milestone.name())
                        .bind(2, at.atOffset(ZoneOffset.UTC))
                        .execute())
                == 1;
    }
}
