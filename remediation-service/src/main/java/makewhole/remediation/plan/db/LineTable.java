package makewhole.remediation.plan.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.Answer;
import makewhole.remediation.plan.Choice;
import makewhole.remediation.plan.Choices;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.Silence;
import makewhole.remediation.remedy.Outcome;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.remedy.Step;
import makewhole.remediation.remedy.Window;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The lines of plans. Amounts are columns; what only people read (answers, inputs, steps) is JSON. */
@ApplicationScoped
class LineTable {
    private static final TypeReference<List<StoredChoice>> CHOICES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> INPUTS = new TypeReference<>() {};
    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};

    private final ObjectMapper json;

    LineTable(ObjectMapper json) {
        this.json = json;
    }

    /** An answer as it is stored: its amount in minor units of the line's currency. */
    record StoredChoice(Answer answer, String effect, long amountDue) {}

    List<PlanLine> of(Handle handle, PlanId plan) {
        return handle.createQuery("SELECT * FROM plan_line WHERE plan = :plan ORDER BY place")
                .bind("plan", plan.value())
                .map((row, context) -> line(row))
                .list();
    }

    Optional<PlanLine> one(Handle handle, PlanId plan, LineId line) {
        return handle.createQuery("SELECT * FROM plan_line WHERE plan = :plan AND line = :line")
                .bind("plan", plan.value())
                .bind("line", line.value())
                .map((row, context) -> line(row))
                .findOne();
    }

    void insert(Handle handle, PlanId plan, List<PlanLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO plan_line (plan, line, place, deal, investor, currency, booked, correct, above_cap_by,
                                       limit_kind, above_limit, window_state, remedy, amount_due, amount_if_sold, offer,
                                       principal, gain, interest, silence, answer_by, choices, account_fingerprint,
                                       inputs, steps)
                VALUES (:plan, :line, :place, :deal, :investor, :currency, :booked, :correct, :aboveCapBy,
                        :limitKind, :aboveLimit, :window, :remedy, :amountDue, :amountIfSold, :offer,
                        :principal, :gain, :interest, :silence, :answerBy, :choices::jsonb, :fingerprint,
                        :inputs::jsonb, :steps::jsonb)
                """);
        int place = 0;
        for (PlanLine line : lines) {
            place++;
            bind(batch, line);
            batch.bind("plan", plan.value()).bind("place", place).add();
        }
        batch.execute();
    }

    private void bind(PreparedBatch batch, PlanLine line) {
        Finding finding = line.finding();
        batch.bind("line", line.line().value())
                .bind("deal", line.deal().value())
                .bind("investor", line.investor().value())
                .bind("currency", line.currency().getCurrencyCode())
                .bind("booked", finding.booked().minor())
                .bind("correct", finding.right().minor())
                .bind("aboveCapBy", finding.aboveCapBy().minor())
                .bind("limitKind", finding.limitKind().name())
                .bind("aboveLimit", finding.aboveLimit())
                .bind("window", line.window().name())
                .bind("remedy", line.remedy().name())
                .bind("amountDue", line.amountDue().minor())
                .bind("amountIfSold", line.amountIfSold().map(Money::minor).orElse(null))
                .bind("offer", line.offer().map(Money::minor).orElse(null))
                .bind("principal", line.split().principal().minor())
                .bind("gain", line.split().gain().minor())
                .bind("interest", line.split().interest().minor())
                .bind("silence", line.choices().silence().name())
                .bind("answerBy", line.choices().answerBy().orElse(null))
                .bind(
                        "choices",
                        write(line.choices().answers().stream()
                                .map(choice -> new StoredChoice(
                                        choice.answer(),
                                        choice.effect(),
                                        choice.amountDue().minor()))
                                .toList()))
                .bind("fingerprint", line.payeeAccountFingerprint())
                .bind("inputs", write(line.inputs()))
                .bind("steps", write(line.outcome().steps()));
    }

    private PlanLine line(ResultSet row) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        return new PlanLine(
                new LineId(row.getString("line")),
                finding(row, currency),
                Window.valueOf(row.getString("window_state")),
                outcome(row, currency),
                choices(row, currency),
                row.getString("account_fingerprint"),
                read(row.getString("inputs"), INPUTS));
    }

    private static Finding finding(ResultSet row, Currency currency) throws SQLException {
        return new Finding(
                new DealId(row.getString("deal")),
                new InvestorId(row.getString("investor")),
                new Money(row.getLong("booked"), currency),
                new Money(row.getLong("correct"), currency),
                new Money(row.getLong("above_cap_by"), currency),
                LimitKind.valueOf(row.getString("limit_kind")),
                row.getBoolean("above_limit"));
    }

    private Outcome outcome(ResultSet row, Currency currency) throws SQLException {
        return new Outcome(
                Remedy.valueOf(row.getString("remedy")),
                new Money(row.getLong("amount_due"), currency),
                money(row, "amount_if_sold", currency),
                money(row, "offer", currency),
                new Split(
                        new Money(row.getLong("principal"), currency),
                        new Money(row.getLong("gain"), currency),
                        new Money(row.getLong("interest"), currency)),
                read(row.getString("steps"), STEPS));
    }

    private Choices choices(ResultSet row, Currency currency) throws SQLException {
        return new Choices(
                read(row.getString("choices"), CHOICES).stream()
                        .map(choice ->
                                new Choice(choice.answer(), choice.effect(), new Money(choice.amountDue(), currency)))
                        .toList(),
                Silence.valueOf(row.getString("silence")),
                Optional.ofNullable(row.getObject("answer_by", LocalDate.class)));
    }

    private static Optional<Money> money(ResultSet row, String column, Currency currency) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class)).map(minor -> new Money(minor, currency));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private <T> T read(String content, TypeReference<T> type) {
        try {
            return json.readValue(content, type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
