package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.db.CopiedRows;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.plan.Answer;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.settlement.Obligation;
import makewhole.remediation.settlement.Settlement;
import makewhole.remediation.settlement.Settlements;
import makewhole.remediation.settlement.TakenChoice;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

@ApplicationScoped
class SettlementTable implements Settlements {
    private final Jdbi jdbi;

    SettlementTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void begin(Settlement settlement) {
        jdbi.useHandle(
                handle -> handle.createUpdate("INSERT INTO settlement (plan, incident, begun_at) VALUES (?, ?, ?)")
                        .bind(0, settlement.plan().value())
                        .bind(1, settlement.incident().value())
                        .bind(2, settlement.begunAt().atOffset(ZoneOffset.UTC))
                        .execute());
    }

    @Override
    @Transactional
    public Optional<Settlement> of(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM settlement WHERE plan = ?")
                .bind(0, plan.value())
                .map((row, context) -> settlement(row))
                .findOne());
    }

    @Override
    @Transactional
    public List<PlanId> withChoicesToTakeUp() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT s.plan FROM settlement s
                        WHERE EXISTS (SELECT FROM plan_decision d LEFT JOIN taken_choice t USING (plan, line)
                                      WHERE d.plan = s.plan AND t.line IS NULL)
                        ORDER BY s.begun_at
                        """)
                .map((row, context) -> new PlanId(row.getObject("plan", UUID.class)))
                .list());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void owe(PlanId plan, List<Obligation> obligations) {
        if (obligations.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            try (CopiedRows rows =
                    new CopiedRows(handle, "obligation (plan, line, currency, principal, gain, interest)")) {
                for (Obligation one : obligations) {
                    Split split = one.split();
                    rows.row(
                            plan,
                            one.line(),
                            one.amount().currency().getCurrencyCode(),
                            split.principal().minor(),
                            split.gain().minor(),
                            split.interest().minor());
                }
                rows.end();
            }
        });
    }

    @Override
    @Transactional
    public Map<LineId, Obligation> obligations(PlanId plan) {
        Map<LineId, Obligation> obligations = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("SELECT * FROM standing_obligation WHERE plan = ?")
                .bind(0, plan.value())
                .map((row, context) -> obligation(row))
                .forEach(one -> obligations.put(one.line(), one)));
        return obligations;
    }

    @Override
    @Transactional
    public Map<LineId, Obligation> obligations(PlanId plan, Collection<LineId> lines) {
        Map<LineId, Obligation> obligations = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT * FROM standing_obligation WHERE plan = :plan AND line = ANY(:lines)")
                .bind("plan", plan.value())
                .bindArray(
                        "lines", String.class, lines.stream().map(LineId::value).toArray())
                .map((row, context) -> obligation(row))
                .forEach(one -> obligations.put(one.line(), one)));
        return obligations;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void take(PlanId plan, List<TakenChoice> choices) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "INSERT INTO taken_choice (plan, line, answer, by_silence, taken_at) VALUES (?, ?, ?, ?, ?)");
            for (TakenChoice one : choices) {
                batch.add(
                        plan.value(),
                        one.line().value(),
                        one.answer().name(),
                        one.bySilence(),
                        one.takenAt().atOffset(ZoneOffset.UTC));
            }
            if (!choices.isEmpty()) {
                batch.execute();
            }
        });
    }

    @Override
    @Transactional
    public Map<LineId, TakenChoice> taken(PlanId plan) {
        Map<LineId, TakenChoice> taken = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("SELECT * FROM taken_choice WHERE plan = ?")
                .bind(0, plan.value())
                .map((row, context) -> choice(row))
                .forEach(one -> taken.put(one.line(), one)));
        return taken;
    }

    private static Settlement settlement(ResultSet row) throws SQLException {
        return new Settlement(
                new PlanId(row.getObject("plan", UUID.class)),
                new IncidentId(row.getString("incident")),
                row.getObject("begun_at", OffsetDateTime.class).toInstant());
    }

    private static Obligation obligation(ResultSet row) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        return new Obligation(
                new LineId(row.getString("line")),
                new Split(
                        new Money(row.getLong("principal"), currency),
                        new Money(row.getLong("gain"), currency),
                        new Money(row.getLong("interest"), currency)));
    }

    private static TakenChoice choice(ResultSet row) throws SQLException {
        return new TakenChoice(
                new LineId(row.getString("line")),
                Answer.valueOf(row.getString("answer")),
                row.getBoolean("by_silence"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant());
    }
}
