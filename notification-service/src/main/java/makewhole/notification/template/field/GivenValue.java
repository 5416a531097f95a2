package makewhole.notification.template.field;

/** A value as it was sent, before anybody has looked at it. */
public sealed interface GivenValue {
    record GivenText(String text) implements GivenValue {}

    record GivenMoney(String amount, String currency) implements GivenValue {}

    /**
     * Something that no field can be.
     *
     * @param kind what it is, such as {@code a list}
     */
    record GivenOther(String kind) implements GivenValue {}
}
