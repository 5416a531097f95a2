package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.settlement.Rebooking;
import makewhole.remediation.settlement.Rebookings;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

@ApplicationScoped
class RebookingTable implements Rebookings {
    private final Jdbi jdbi;

    RebookingTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public boolean add(Rebooking rebooking) {
        return jdbi.withHandle(handle -> {
            int added = handle.createUpdate("""
                            INSERT INTO rebooking (id, plan, deal, purpose, state, reason)
                            VALUES (:id, :plan, :deal, :purpose, :state, :reason) ON CONFLICT DO NOTHING
                            """)
                    .bind("id", rebooking.id())
                    .bind("plan", rebooking.plan().value())
                    .bind("deal", rebooking.deal().value())
                    .bind("purpose", rebooking.purpose().name())
                    .bind("state", rebooking.state().name())
                    .bind("reason", rebooking.reason())
                    .execute();
            if (added == 1) {
                addMoves(handle, rebooking);
            }
            return added == 1;
        });
    }

    @Override
    @Transactional
    public Rebooking require(UUID id) {
        return one(id, "SELECT * FROM rebooking WHERE id = ?");
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Rebooking lock(UUID id) {
        return one(id, "SELECT * FROM rebooking WHERE id = ? FOR UPDATE");
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void replace(Rebooking rebooking) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE rebooking SET state = :state, reason = :reason, allocation = :allocation, done_at = :doneAt
                        WHERE id = :id
                        """)
                .bind("id", rebooking.id())
                .bind("state", rebooking.state().name())
                .bind("reason", rebooking.reason())
                .bind("allocation", rebooking.allocation())
                .bind("doneAt", rebooking.doneAt().map(at -> at.atOffset(ZoneOffset.UTC)))
                .execute());
    }

    @Override
    @Transactional
    public List<Rebooking> of(PlanId plan) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM rebooking WHERE plan = ? ORDER BY deal, purpose, id")
                        .bind(0, plan.value())
                        .map((row, context) -> rebooking(handle, row))
                        .list());
    }

    @Override
    @Transactional
    public List<Rebooking> waiting() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM rebooking WHERE state = 'WAITING' ORDER BY purpose = 'TOP_UP', deal, id")
                .map((row, context) -> rebooking(handle, row))
                .list());
    }

    @Override
    @Transactional
    public List<Rebooking> refused() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM rebooking WHERE state = 'REFUSED' ORDER BY plan, deal, purpose, id")
                .map((row, context) -> rebooking(handle, row))
                .list());
    }

    @Override
    @Transactional
    public long countRefused() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM rebooking WHERE state = 'REFUSED'")
                .mapTo(Long.class)
                .one());
    }

    @Override
    @Transactional
    public boolean awaitsUnits(PlanId plan, DealId deal) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT FROM rebooking
                                       WHERE plan = :plan AND deal = :deal AND purpose = 'TAKE_BACK'
                                         AND state IN ('WAITING', 'REFUSED'))
                        """)
                .bind("plan", plan.value())
                .bind("deal", deal.value())
                .mapTo(Boolean.class)
                .one());
    }

    private Rebooking one(UUID id, String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind(0, id)
                .map((row, context) -> rebooking(handle, row))
                .findOne()
                .orElseThrow(() -> new NotFoundException("rebooking", id)));
    }

    private static void addMoves(Handle handle, Rebooking rebooking) {
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO rebooking_move (rebooking, line, investor, currency, change) VALUES (?, ?, ?, ?, ?)");
        for (Rebooking.Move move : rebooking.moves()) {
            batch.add(
                    rebooking.id(),
                    move.line().value(),
                    move.investor().value(),
                    move.change().currency().getCurrencyCode(),
                    move.change().minor());
        }
        batch.execute();
    }

    private static Rebooking rebooking(Handle handle, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Rebooking(
                id,
                new PlanId(row.getObject("plan", UUID.class)),
                new DealId(row.getString("deal")),
                Rebooking.Purpose.valueOf(row.getString("purpose")),
                moves(handle, id),
                Rebooking.State.valueOf(row.getString("state")),
                row.getString("reason"),
                Optional.ofNullable(row.getString("allocation")),
                Optional.ofNullable(row.getObject("done_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static List<Rebooking.Move> moves(Handle handle, UUID rebooking) {
        return handle.createQuery("SELECT * FROM rebooking_move WHERE rebooking = ? ORDER BY length(line), line")
                .bind(0, rebooking)
                .map((row, context) -> new Rebooking.Move(
                        new LineId(row.getString("line")),
                        new InvestorId(row.getString("investor")),
                        new Money(row.getLong("change"), Currencies.of(row.getString("currency")))))
                .list();
    }
}
