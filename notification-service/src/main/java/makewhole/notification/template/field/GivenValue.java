package makewhole.notification.template.field;

import java.util.List;

/** A value as it was sent, before anybody has looked at it. */
public sealed interface GivenValue {
    record GivenText(String text) implements GivenValue {}

    record GivenTexts(List<String> texts) implements GivenValue {
        public GivenTexts {
            texts = List.copyOf(texts);
        }
    }

    record GivenMoney(String amount, String currency) implements GivenValue {}

    /**
     * Something that no field can be.
     *
     * @param kind what it is, such as {@code a list}
     */
    record GivenOther(String kind) implements GivenValue {}
}
