package makewhole.notification.template.field;

import java.time.LocalDate;
import java.util.List;
import makewhole.platform.money.Money;

/** A value that has been read and checked for the type of its field. */
public sealed interface Value {
    record MoneyValue(Money money) implements Value {}

    record DateValue(LocalDate day) implements Value {}

    record TextValue(String text) implements Value {}

    record LinkValue(String address) implements Value {}

    record ListValue(List<String> texts) implements Value {
        public ListValue {
            texts = List.copyOf(texts);
        }
    }

    /** A calculation; its last step is what it comes to. */
    record StepsValue(List<CalculationStep> steps, Money result) implements Value {
        public StepsValue {
            steps = List.copyOf(steps);
        }
    }

    record IntegerValue(long number) implements Value {}
}
