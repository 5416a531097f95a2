package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.CameBack;
import makewhole.remediation.settlement.ReturnedPayments;
import makewhole.remediation.settlement.SentBack;
import org.jdbi.v3.core.Jdbi;

/** What came back, read out of payments and the bank's answers by the indexes that hold nothing else. */
@ApplicationScoped
class ReturnedPaymentTable implements ReturnedPayments {
    private final Jdbi jdbi;

    ReturnedPaymentTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public List<CameBack> waiting() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        WITH unanswered AS (
                            SELECT DISTINCT p.plan, p.line FROM payment p
                            WHERE p.bank_state IN ('REJECTED', 'RETURNED') AND NOT p.withdrawn
                              AND NOT EXISTS (
                                  SELECT FROM payment n WHERE n.plan = p.plan AND n.line = p.line AND NOT n.withdrawn
                                    AND n.bank_state NOT IN ('REJECTED', 'RETURNED'))
                              AND NOT EXISTS (
                                  SELECT FROM unclaimed u
                                  WHERE u.plan = p.plan AND u.line = p.line AND u.claimed_at IS NULL)),
                        since AS (
                            SELECT w.plan, w.line, greatest(
                                (SELECT max(f.taken_at) FROM bank_answer a JOIN bank_file f ON f.name = a.file
                                 WHERE a.plan = w.plan AND a.line = w.line AND a.state IN ('REJECTED', 'RETURNED')),
                                (SELECT max(u.claimed_at) FROM unclaimed u
                                 WHERE u.plan = w.plan AND u.line = w.line)) AT TIME ZONE 'UTC' AS at
                            FROM unanswered w)
                        SELECT plan, at::date AS day, count(*) AS lines FROM since GROUP BY plan, at::date ORDER BY plan, day
                        """)
                .map((row, context) -> new CameBack(
                        new PlanId(row.getObject("plan", UUID.class)),
                        row.getObject("day", LocalDate.class),
                        row.getInt("lines")))
                .list());
    }

    @Override
    @Transactional
    public List<SentBack> before(UUID run) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT f.name, f.taken_by, f.taken_at, count(DISTINCT (p.plan, p.line)) AS payments
                        FROM payment p
                        JOIN payment_run r ON r.id = p.run
                        JOIN bank_answer a ON a.plan = p.plan AND a.line = p.line AND a.state IN ('REJECTED', 'RETURNED')
                        JOIN bank_file f ON f.name = a.file AND f.taken_at <= r.proposed_at
                        WHERE p.run = :run
                        GROUP BY f.name, f.taken_by, f.taken_at ORDER BY f.taken_at, f.name
                        """)
                .bind("run", run)
                .map((row, context) -> new SentBack(
                        row.getString("name"),
                        row.getString("taken_by"),
                        row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                        row.getInt("payments")))
                .list());
    }
}
