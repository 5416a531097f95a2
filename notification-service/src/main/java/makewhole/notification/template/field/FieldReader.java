package makewhole.notification.template.field;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import makewhole.notification.template.field.GivenValue.GivenMoney;
import makewhole.notification.template.field.GivenValue.GivenOther;
import makewhole.notification.template.field.GivenValue.GivenText;
import makewhole.notification.template.field.GivenValue.GivenTexts;
import makewhole.notification.template.field.Value.DateValue;
import makewhole.notification.template.field.Value.IntegerValue;
import makewhole.notification.template.field.Value.LinkValue;
import makewhole.notification.template.field.Value.ListValue;
import makewhole.notification.template.field.Value.MoneyValue;
import makewhole.notification.template.field.Value.StepsValue;
import makewhole.notification.template.field.Value.TextValue;
import makewhole.platform.money.AmountRefusedException;
import makewhole.platform.money.Money;
import makewhole.platform.money.MoneyBody;

/** Reads one value as the type of its field. */
final class FieldReader {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern LINK = Pattern.compile("https://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]{1,2000}");

    private static final int MOST_IN_A_LIST = 100;

    private FieldReader() {}

    sealed interface Outcome {}

    record Read(Value value) implements Outcome {}

    record Unreadable(String reason) implements Outcome {}

    static Outcome read(FieldType type, GivenValue given) {
        return switch (given) {
            case GivenOther(String kind) -> new Unreadable("is %s, not a %s".formatted(kind, type));
            case GivenMoney money ->
                type == FieldType.MONEY ? money(money) : new Unreadable("is an amount, not a %s".formatted(type));
            case GivenTexts(List<String> texts) ->
                switch (type) {
                    case LIST -> list(texts);
                    case STEPS -> steps(texts);
                    case MONEY, DATE, TEXT, LINK, INTEGER -> new Unreadable("is a list, not a %s".formatted(type));
                };
            case GivenText(String text) ->
                switch (type) {
                    case MONEY ->
                        new Unreadable("is a text, not an amount like {\"amount\":\"97.97\",\"currency\":\"USD\"}");
                    case DATE -> day(text);
                    case TEXT -> text(text);
                    case LIST, STEPS -> new Unreadable("is a text, not a list of texts");
                    case LINK -> link(text);
                    case INTEGER ->
                        WHOLE_NUMBER.matcher(text).matches()
                                ? new Read(new IntegerValue(Long.parseLong(text)))
                                : new Unreadable("is not a whole number");
                };
        };
    }

    private static Outcome money(GivenMoney given) {
        try {
            return new Read(new MoneyValue(new MoneyBody(given.amount(), given.currency()).toMoney()));
        } catch (AmountRefusedException refused) {
            return new Unreadable(String.valueOf(refused.getMessage()));
        }
    }

    private static Outcome day(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return new Read(new DateValue(LocalDate.parse(text)));
            }
        } catch (DateTimeException noSuchDay) {
            return new Unreadable("is not a day of the calendar");
        }
        return new Unreadable("is not a day like 2026-09-30");
    }

    private static Outcome text(String text) {
        return SingleLine.objection(text, SingleLine.LONGEST_TEXT)
                .<Outcome>map(Unreadable::new)
                .orElseGet(() -> new Read(new TextValue(SingleLine.trimmed(text))));
    }

    private static Outcome list(List<String> texts) {
        if (texts.isEmpty() || texts.size() > MOST_IN_A_LIST) {
            return new Unreadable("has not between 1 and %d texts".formatted(MOST_IN_A_LIST));
        }
        for (String text : texts) {
            Optional<String> objection = SingleLine.objection(text, SingleLine.LONGEST_TEXT);
            if (objection.isPresent()) {
                return new Unreadable("has a text that " + objection.get());
            }
        }
        return new Read(new ListValue(texts.stream().map(SingleLine::trimmed).toList()));
    }

    private static Outcome steps(List<String> texts) {
        if (texts.isEmpty() || texts.size() > MOST_IN_A_LIST) {
            return new Unreadable("has not between 1 and %d steps".formatted(MOST_IN_A_LIST));
        }
        List<CalculationStep> steps = new ArrayList<>();
        for (String text : texts) {
            Optional<CalculationStep> step = CalculationStep.read(text);
            if (step.isEmpty()) {
                return new Unreadable("has a text that is no step, like INTEREST 8.67 USD");
            }
            steps.add(step.get());
        }
        Optional<Money> result = steps.getLast().kind() == CalculationStep.Kind.DUE
                ? steps.getLast().amount()
                : Optional.empty();
        if (result.isEmpty()) {
            return new Unreadable("does not end in what is due, like DUE 97.97 USD");
        }
        String currency = result.get().currency().getCurrencyCode();
        return steps.stream().flatMap(step -> step.currency().stream()).allMatch(currency::equals)
                ? new Read(new StepsValue(steps, result.get()))
                : new Unreadable("has steps of several currencies");
    }

    private static Outcome link(String text) {
        try {
            if (LINK.matcher(text).matches()
                    && new URI(text).getHost() != null
                    && new URI(text).getUserInfo() == null) {
                return new Read(new LinkValue(text));
            }
        } catch (URISyntaxException notAnAddress) {
            return new Unreadable("is not an address");
        }
        return new Unreadable("is not an https address");
    }
}
