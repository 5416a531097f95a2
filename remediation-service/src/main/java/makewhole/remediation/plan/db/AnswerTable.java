package makewhole.remediation.plan.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.Answer;
import makewhole.remediation.plan.AnswerLedger;
import makewhole.remediation.plan.LineAnswer;
import makewhole.remediation.plan.LineAnswers;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanState;
import makewhole.remediation.plan.Protection;
import makewhole.remediation.plan.Spoken;
import org.jdbi.v3.core.Jdbi;

/** Answers, decisions and protections: append-only, so plain SQL. */
@ApplicationScoped
class AnswerTable implements AnswerLedger, LineAnswers {
    private final Jdbi jdbi;

    AnswerTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void answered(PlanId plan, LineAnswer answer, Spoken spoken, String subject, Instant takenAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO plan_answer (plan, line, answer, amount, words, answer_id, subject, at, taken_at)
                        VALUES (:plan, :line, :answer, :amount, :words, :id, :subject, :at, :takenAt)
                        """)
                .bind("plan", plan.value())
                .bind("line", answer.line().value())
                .bind("answer", answer.answer().name())
                .bind("amount", answer.amount().map(Money::minor).orElse(null))
                .bind("words", spoken.words())
                .bind("id", spoken.id().orElse(null))
                .bind("subject", subject)
                .bind("at", answer.at().atOffset(ZoneOffset.UTC))
                .bind("takenAt", takenAt.atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void decided(PlanId plan, LineAnswer answer) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO plan_decision (plan, line, answer, amount, by, at)
                        VALUES (:plan, :line, :answer, :amount, :by, :at)
                        """)
                .bind("plan", plan.value())
                .bind("line", answer.line().value())
                .bind("answer", answer.answer().name())
                .bind("amount", answer.amount().map(Money::minor).orElse(null))
                .bind("by", answer.by().name())
                .bind("at", answer.at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void protect(PlanId plan, Protection protection) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO protection (plan, line, deal, investor, currency, excess, since)
                        VALUES (:plan, :line, :deal, :investor, :currency, :excess, :since)
                        """)
                .bind("plan", plan.value())
                .bind("line", protection.line().value())
                .bind("deal", protection.deal().value())
                .bind("investor", protection.investor().value())
                .bind("currency", protection.excess().currency().getCurrencyCode())
                .bind("excess", protection.excess().minor())
                .bind("since", protection.since().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public List<Protection> protections(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM protection WHERE plan = :plan ORDER BY deal, investor")
                .bind("plan", plan.value())
                .map((row, context) -> new Protection(
                        new LineId(row.getString("line")),
                        new DealId(row.getString("deal")),
                        new InvestorId(row.getString("investor")),
                        new Money(row.getLong("excess"), Currencies.of(row.getString("currency"))),
                        instant(row, "since")))
                .list());
    }

    @Override
    public Optional<LineAnswer> withId(PlanId plan, String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT a.line, a.answer, a.amount, l.currency, 'CUSTOMER' AS by, a.at
                        FROM plan_answer a JOIN plan_line l USING (plan, line)
                        WHERE plan = :plan AND a.answer_id = :id
                        """)
                .bind("plan", plan.value())
                .bind("id", id)
                .map((row, context) -> answer(row))
                .findOne());
    }

    @Override
    public boolean isDecided(PlanId plan, LineId line) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT FROM plan_decision WHERE plan = :plan AND line = :line)")
                .bind("plan", plan.value())
                .bind("line", line.value())
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public Map<LineId, LineAnswer> given(PlanId plan) {
        return answers(plan, """
                SELECT DISTINCT ON (a.line) a.line, a.answer, a.amount, l.currency, 'CUSTOMER' AS by, a.at
                FROM plan_answer a JOIN plan_line l USING (plan, line)
                WHERE plan = :plan AND a.answer <> 'DISPUTE' ORDER BY a.line, a.at DESC, a.id DESC
                """);
    }

    @Override
    public Optional<LineAnswer> given(PlanId plan, LineId line) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT a.line, a.answer, a.amount, l.currency, 'CUSTOMER' AS by, a.at
                        FROM plan_answer a JOIN plan_line l USING (plan, line)
                        WHERE plan = :plan AND a.line = :line AND a.answer <> 'DISPUTE' ORDER BY a.at DESC, a.id DESC LIMIT 1
                        """)
                .bind("plan", plan.value())
                .bind("line", line.value())
                .map((row, context) -> answer(row))
                .findOne());
    }

    @Override
    public Map<LineId, LineAnswer> decided(PlanId plan) {
        return answers(plan, """
                SELECT d.line, d.answer, d.amount, l.currency, d.by, d.at
                FROM plan_decision d JOIN plan_line l USING (plan, line)
                WHERE plan = :plan ORDER BY d.line
                """);
    }

    @Override
    public List<PlanId> overdue(LocalDate today) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT p.id FROM plan p
                        WHERE p.state = :released AND EXISTS (
                            SELECT 1 FROM plan_line l LEFT JOIN plan_decision d USING (plan, line)
                            WHERE l.plan = p.id AND l.answer_by < :today AND d.line IS NULL)
                        """)
                .bind("released", PlanState.RELEASED.name())
                .bind("today", today)
                .map((row, context) -> new PlanId(row.getObject("id", UUID.class)))
                .list());
    }

    @Override
    public List<LineId> overdue(PlanId plan, LocalDate today) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT l.line FROM plan_line l LEFT JOIN plan_decision d USING (plan, line)
                        WHERE l.plan = :plan AND l.answer_by < :today AND d.line IS NULL ORDER BY l.place
                        """)
                .bind("plan", plan.value())
                .bind("today", today)
                .map((row, context) -> new LineId(row.getString("line")))
                .list());
    }

    @Override
    public Set<LineId> underWay(PlanId plan) {
        return Set.copyOf(jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT e.facts ->> 'line' AS line FROM pulled_event e
                        WHERE e.event = 'answer-given' AND e.facts ->> 'plan' = :text
                          AND e.facts ->> 'choice' <> :dispute
                          AND NOT EXISTS (SELECT FROM plan_answer a
                                          WHERE a.plan = :plan AND a.answer_id = e.facts ->> 'answer')
                          AND NOT EXISTS (SELECT FROM pulled_event r
                                          WHERE r.event = 'answer-refused' AND r.facts ->> 'plan' = :text
                                            AND r.facts ->> 'answer' = e.facts ->> 'answer')
                        """)
                .bind("plan", plan.value())
                .bind("text", plan.toString())
                .bind("dispute", Answer.DISPUTE.name())
                .map((row, context) -> new LineId(row.getString("line")))
                .list()));
    }

    @Override
    public int open(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FROM plan_line l LEFT JOIN plan_decision d USING (plan, line)
                        WHERE l.plan = :plan AND l.answer_by IS NOT NULL AND d.line IS NULL
                        """)
                .bind("plan", plan.value())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Instant lastDecision(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT greatest(p.released_at, (SELECT max(at) FROM plan_decision d WHERE d.plan = p.id)) AS at
                        FROM plan p WHERE p.id = :plan
                        """)
                .bind("plan", plan.value())
                .map((row, context) -> instant(row, "at"))
                .one());
    }

    private Map<LineId, LineAnswer> answers(PlanId plan, String sql) {
        Map<LineId, LineAnswer> answers = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(sql)
                .bind("plan", plan.value())
                .map((row, context) -> answer(row))
                .forEach(answer -> answers.put(answer.line(), answer)));
        return answers;
    }

    private static LineAnswer answer(ResultSet row) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        return new LineAnswer(
                new LineId(row.getString("line")),
                Answer.valueOf(row.getString("answer")),
                Optional.ofNullable(row.getObject("amount", Long.class)).map(minor -> new Money(minor, currency)),
                LineAnswer.By.valueOf(row.getString("by")),
                instant(row, "at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
