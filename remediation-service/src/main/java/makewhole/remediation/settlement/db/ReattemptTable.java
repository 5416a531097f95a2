package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.Reattempt;
import makewhole.remediation.settlement.Reattempts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Append-only: a confirmation is a row of its own. */
@ApplicationScoped
class ReattemptTable implements Reattempts {
    private static final String ALL = """
            SELECT r.*, c.confirmed_by, c.confirmed_at FROM reattempt r
            LEFT JOIN reattempt_confirmation c ON c.reattempt = r.id
            WHERE r.plan = :plan %s ORDER BY r.proposed_at, r.id
            """;

    private final Jdbi jdbi;

    ReattemptTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void propose(Reattempt reattempt) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            INSERT INTO reattempt (id, plan, evidence, proposed_by, proposed_at)
                            VALUES (:id, :plan, :evidence, :proposedBy, :proposedAt)
                            """)
                    .bind("id", reattempt.id())
                    .bind("plan", reattempt.plan().value())
                    .bind("evidence", reattempt.evidence())
                    .bind("proposedBy", reattempt.proposedBy())
                    .bind("proposedAt", reattempt.proposedAt().atOffset(ZoneOffset.UTC))
                    .execute();
            PreparedBatch lines =
                    handle.prepareBatch("INSERT INTO reattempt_line (reattempt, line, end_to_end_id) VALUES (?, ?, ?)");
            reattempt.attempts().forEach((line, attempt) -> lines.add(reattempt.id(), line.value(), attempt.value()));
            lines.execute();
        });
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void confirm(Reattempt reattempt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO reattempt_confirmation (reattempt, proposed_by, confirmed_by, confirmed_at)
                        VALUES (:id, :proposedBy, :confirmedBy, :confirmedAt)
                        """)
                .bind("id", reattempt.id())
                .bind("proposedBy", reattempt.proposedBy())
                .bind("confirmedBy", reattempt.confirmedBy().orElseThrow())
                .bind("confirmedAt", reattempt.confirmedAt().orElseThrow().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    @Transactional
    public Optional<Reattempt> get(PlanId plan, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(ALL.formatted("AND r.id = :id"))
                .bind("plan", plan.value())
                .bind("id", id)
                .map((row, context) -> reattempt(handle, row))
                .findOne());
    }

    @Override
    @Transactional
    public List<Reattempt> of(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery(ALL.formatted(""))
                .bind("plan", plan.value())
                .map((row, context) -> reattempt(handle, row))
                .list());
    }

    @Override
    @Transactional
    public Set<EndToEndId> confirmed(PlanId plan, Collection<EndToEndId> attempts) {
        if (attempts.isEmpty()) {
            return Set.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT l.end_to_end_id FROM reattempt_line l
                        JOIN reattempt r ON r.id = l.reattempt
                        JOIN reattempt_confirmation c ON c.reattempt = l.reattempt
                        WHERE r.plan = :plan AND l.end_to_end_id = ANY(:attempts)
                        """)
                .bind("plan", plan.value())
                .bindArray(
                        "attempts",
                        String.class,
                        attempts.stream().map(EndToEndId::value).toArray())
                .mapTo(String.class)
                .map(EndToEndId::new)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Reattempt reattempt(Handle handle, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        SortedMap<LineId, EndToEndId> attempts = new TreeMap<>();
        handle.createQuery("SELECT line, end_to_end_id FROM reattempt_line WHERE reattempt = ?")
                .bind(0, id)
                .map((line, context) -> new PaidBefore(
                        new LineId(line.getString("line")), new EndToEndId(line.getString("end_to_end_id"))))
                .forEach(one -> attempts.put(one.line(), one.attempt()));
        return new Reattempt(
                id,
                new PlanId(row.getObject("plan", UUID.class)),
                attempts,
                row.getString("evidence"),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("confirmed_by")),
                Optional.ofNullable(row.getObject("confirmed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private record PaidBefore(LineId line, EndToEndId attempt) {}
}
