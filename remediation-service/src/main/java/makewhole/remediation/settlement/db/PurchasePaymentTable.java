package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.PaidLine;
import makewhole.remediation.settlement.PurchasePayments;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

@ApplicationScoped
class PurchasePaymentTable implements PurchasePayments {
    private final Jdbi jdbi;

    PurchasePaymentTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public List<Named> of(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT p.line, p.reference, p.named_by, p.named_at
                        FROM purchase_payment p JOIN plan_line l USING (plan, line)
                        WHERE plan = :plan
                        ORDER BY l.place
                        """)
                .bind("plan", plan.value())
                .map((row, context) -> new Named(
                        new PaidLine(new LineId(row.getString("line")), row.getString("reference")),
                        row.getString("named_by"),
                        row.getObject("named_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void keep(PlanId plan, List<Named> payments) {
        jdbi.useHandle(handle -> {
            // Until the transaction ends, so that of two purchases with one payment the later one finds the other.
            handle.execute("SELECT pg_advisory_xact_lock(hashtext('makewhole.remediation.purchase-payment'))");
            PreparedBatch rows = handle.prepareBatch("""
                    INSERT INTO purchase_payment (plan, line, reference, named_by, named_at)
                    VALUES (:plan, :line, :reference, :by, :at)
                    """);
            payments.forEach(one -> rows.bind("plan", plan.value())
                    .bind("line", one.paid().line().value())
                    .bind("reference", one.paid().reference())
                    .bind("by", one.namedBy())
                    .bind("at", one.namedAt().atOffset(ZoneOffset.UTC))
                    .add());
            rows.execute();
        });
    }

    @Override
    @Transactional
    public List<LineId> alsoOfOthers(PlanId plan, Collection<LineId> lines) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT l.line FROM purchase_payment p JOIN plan_line l USING (plan, line)
                        WHERE p.plan = :plan AND p.line = ANY(:lines) AND EXISTS (
                            SELECT FROM purchase_payment o JOIN plan_line other USING (plan, line)
                            WHERE lower(o.reference) = lower(p.reference)
                              AND other.currency = l.currency AND other.investor <> l.investor)
                        ORDER BY l.place
                        """)
                .bind("plan", plan.value())
                .bindArray(
                        "lines", String.class, lines.stream().map(LineId::value).toArray())
                .map((row, context) -> new LineId(row.getString("line")))
                .list());
    }
}
