package makewhole.notification.batch;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import makewhole.notification.template.field.Value;
import makewhole.notification.template.field.Value.DateValue;
import makewhole.notification.template.field.Value.MoneyValue;
import makewhole.platform.money.Money;

/**
 * What a notice asks its recipient to decide on.
 *
 * @param amount what is offered to them, or what they get if they sell
 * @param until the last day on which they can say so, in UTC
 */
public record Choice(Money amount, LocalDate until) {
    private static final String UNTIL = "answerBy";

    /** As the fields of a notice say; empty if it asks for none. */
    static Optional<Choice> of(Map<String, Value> values) {
        if (!(values.get(UNTIL) instanceof DateValue(LocalDate until))) {
            return Optional.empty();
        }
        return Stream.of("offer", "amountIfSold")
                .map(values::get)
                .<Choice>mapMulti((value, into) -> {
                    if (value instanceof MoneyValue(Money amount)) {
                        into.accept(new Choice(amount, until));
                    }
                })
                .findFirst();
    }

    @Override
    public String toString() {
        return "%s until %s".formatted(amount, until);
    }
}
