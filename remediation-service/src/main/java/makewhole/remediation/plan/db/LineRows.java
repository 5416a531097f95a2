package makewhole.remediation.plan.db;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.db.CopiedRows;
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

/** A line as a row, and back. Amounts are columns; of inputs and steps it holds what its {@link Method} does not. */
final class LineRows {
    /** Where rows are copied to. */
    static final String TARGET = """
            plan_line (plan, line, place, deal, investor, currency, booked, correct, above_cap_by, limit_kind, above_limit, \
            window_state, remedy, amount_due, amount_if_sold, offer, principal, gain, interest, silence, answer_by, choices, \
            account_fingerprint, inputs, steps, method, step_values)""";

    private static final String NO_STEPS = "[]";

    private static final TypeReference<List<StoredChoice>> CHOICES = new TypeReference<>() {};
    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};

    private final StoredJson json;

    LineRows(ObjectMapper json) {
        this.json = new StoredJson(json);
    }

    /** An answer as it is stored: its amount in minor units of the line's currency. */
    record StoredChoice(Answer answer, String effect, long amountDue) {}

    void write(CopiedRows rows, PlanId plan, int place, PlanLine line, int method) {
        Finding finding = line.finding();
        rows.row(
                plan,
                line.line(),
                place,
                line.deal(),
                line.investor(),
                line.currency().getCurrencyCode(),
                finding.booked().minor(),
                finding.right().minor(),
                finding.aboveCapBy().minor(),
                finding.limitKind().name(),
                finding.aboveLimit(),
                line.window().name(),
                line.remedy().name(),
                line.amountDue().minor(),
                line.amountIfSold().map(Money::minor).orElse(null),
                line.offer().map(Money::minor).orElse(null),
                line.split().principal().minor(),
                line.split().gain().minor(),
                line.split().interest().minor(),
                line.choices().silence().name(),
                line.choices().answerBy().orElse(null),
                json.write(line.choices().answers().stream()
                        .map(choice -> new StoredChoice(
                                choice.answer(),
                                choice.effect(),
                                choice.amountDue().minor()))
                        .toList()),
                line.payeeAccountFingerprint(),
                json.write(Method.ownInputs(line)),
                NO_STEPS,
                method,
                Method.values(line));
    }

    /**
     * Reads one.
     *
     * @param methods by number, the one of this line among them
     */
    PlanLine read(ResultSet row, Map<Integer, Method> methods) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        Map<String, String> inputs = json.read(row.getString("inputs"), StoredJson.TEXTS);
        // Lines of older plans have none, and hold everything themselves.
        Optional<Method> method = Optional.ofNullable(row.getObject("method", Integer.class))
                .map(number -> Objects.requireNonNull(methods.get(number), "a method that the plan does not have"));
        return new PlanLine(
                new LineId(row.getString("line")),
                finding(row, currency),
                Window.valueOf(row.getString("window_state")),
                outcome(row, currency, steps(row, method)),
                choices(row, currency),
                row.getString("account_fingerprint"),
                method.map(shared -> shared.inputsWith(inputs)).orElse(inputs));
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

    private List<Step> steps(ResultSet row, Optional<Method> method) throws SQLException {
        return method.isPresent()
                ? method.get().stepsWith(List.of(texts(row, "step_values")))
                : json.read(row.getString("steps"), STEPS);
    }

    private static Outcome outcome(ResultSet row, Currency currency, List<Step> steps) throws SQLException {
        return new Outcome(
                Remedy.valueOf(row.getString("remedy")),
                new Money(row.getLong("amount_due"), currency),
                money(row, "amount_if_sold", currency),
                money(row, "offer", currency),
                new Split(
                        new Money(row.getLong("principal"), currency),
                        new Money(row.getLong("gain"), currency),
                        new Money(row.getLong("interest"), currency)),
                steps);
    }

    private Choices choices(ResultSet row, Currency currency) throws SQLException {
        return new Choices(
                json.read(row.getString("choices"), CHOICES).stream()
                        .map(choice ->
                                new Choice(choice.answer(), choice.effect(), new Money(choice.amountDue(), currency)))
                        .toList(),
                Silence.valueOf(row.getString("silence")),
                Optional.ofNullable(row.getObject("answer_by", LocalDate.class)));
    }

    private static Optional<Money> money(ResultSet row, String column, Currency currency) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class)).map(minor -> new Money(minor, currency));
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
