package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.OrderedLine;
import makewhole.remediation.settlement.Payment;
import makewhole.remediation.settlement.PaymentFile;
import makewhole.remediation.settlement.PaymentRun;
import makewhole.remediation.settlement.PaymentRuns;
import makewhole.remediation.settlement.Payments;
import makewhole.remediation.settlement.RunFigures;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class PaymentRunTable implements PaymentRuns {
    private final Jdbi jdbi;
    private final PaymentFileRows fileRows;
    private final PaymentCursors cursors;

    PaymentRunTable(Jdbi jdbi, PaymentFileRows fileRows, PaymentCursors cursors) {
        this.jdbi = jdbi;
        this.fileRows = fileRows;
        this.cursors = cursors;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public RunFigures add(PaymentRun run, Payments payments) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            INSERT INTO payment_run (id, plan, plan_digest, day, state, proposed_by, proposed_at)
                            VALUES (:id, :plan, :planDigest, :day, :state, :proposedBy, :proposedAt)
                            """)
                    .bind("id", run.id())
                    .bind("plan", run.plan().value())
                    .bind("planDigest", run.planDigest())
                    .bind("day", run.day())
                    .bind("state", run.state().name())
                    .bind("proposedBy", run.proposedBy())
                    .bind("proposedAt", run.proposedAt().atOffset(ZoneOffset.UTC))
                    .execute();
            return PaymentRows.add(handle, run, payments);
        });
    }

    @Override
    @Transactional
    public PaymentRun require(UUID id) {
        return one(id, "SELECT * FROM payment_run WHERE id = ?");
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public PaymentRun lock(UUID id) {
        return one(id, "SELECT * FROM payment_run WHERE id = ? FOR UPDATE");
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void replace(PaymentRun run) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            UPDATE payment_run
                            SET state = :state, approved_by = :approvedBy, approved_at = :approvedAt,
                                withdrawn_because = :because
                            WHERE id = :id
                            """)
                    .bind("id", run.id())
                    .bind("state", run.state().name())
                    .bind("approvedBy", run.approvedBy())
                    .bind("because", run.withdrawnBecause())
                    .bind("approvedAt", run.approvedAt().map(at -> at.atOffset(ZoneOffset.UTC)))
                    .execute();
            handle.createUpdate(
                            "UPDATE payment SET withdrawn = :withdrawn WHERE run = :run AND withdrawn <> :withdrawn")
                    .bind("run", run.id())
                    .bind("withdrawn", run.state() == PaymentRun.State.WITHDRAWN)
                    .execute();
        });
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void keepCountOfWaiting(PaymentRun run) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE payment_run SET waiting = ? WHERE id = ?", run.waiting().orElseThrow(), run.id()));
    }

    @Override
    @Transactional
    public List<PaymentRun> of(PlanId plan) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM payment_run WHERE plan = ? ORDER BY proposed_at, id")
                        .bind(0, plan.value())
                        .map((row, context) -> run(row))
                        .list());
    }

    @Override
    public Payments payments(UUID run) {
        return each -> cursors.forEach(run, each);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void forEachPortion(UUID run, Currency currency, Consumer<List<OrderedLine>> each) {
        jdbi.useHandle(handle -> PaymentRows.forEachPortion(handle, run, currency, each));
    }

    @Override
    @Transactional
    public List<Payment> attempts(PlanId plan, Collection<LineId> lines) {
        return jdbi.withHandle(handle -> PaymentRows.attempts(handle, plan, lines));
    }

    @Override
    @Transactional
    public List<LineId> unordered(PlanId plan, int most) {
        return jdbi.withHandle(handle -> PaymentRows.unordered(handle, plan, most));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void addFile(UUID run, PaymentFile file) {
        jdbi.useHandle(handle -> fileRows.add(handle, run, file));
    }

    @Override
    @Transactional
    public List<String> fileNames(UUID run) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT name FROM payment_file WHERE run = ? ORDER BY name")
                .bind(0, run)
                .mapTo(String.class)
                .list());
    }

    @Override
    @Transactional
    public Optional<PaymentFile> file(UUID run, String name) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM payment_file WHERE run = :run AND name = :name")
                        .bind("run", run)
                        .bind("name", name)
                        .map((row, context) -> fileRows.file(row))
                        .findOne());
    }

    private PaymentRun one(UUID id, String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind(0, id)
                .map((row, context) -> run(row))
                .findOne()
                .orElseThrow(() -> new NotFoundException("payment run", id)));
    }

    private static PaymentRun run(ResultSet row) throws SQLException {
        return new PaymentRun(
                row.getObject("id", UUID.class),
                new PlanId(row.getObject("plan", UUID.class)),
                row.getString("plan_digest"),
                row.getObject("day", LocalDate.class),
                PaymentRun.State.valueOf(row.getString("state")),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("approved_by")),
                Optional.ofNullable(row.getObject("approved_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("withdrawn_because"),
                waiting(row));
    }

    private static OptionalInt waiting(ResultSet row) throws SQLException {
        int lines = row.getInt("waiting");
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(lines);
    }
}
