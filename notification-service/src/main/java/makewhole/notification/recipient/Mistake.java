package makewhole.notification.recipient;

/** What is wrong with what a recipient has filled in. Each has its words in {@code pages/<locale>.json}. */
public enum Mistake {
    NOTHING_CHOSEN("choice"),
    NOT_A_CHOICE("choice"),
    TOO_LATE("choice"),
    NOT_AN_AMOUNT("amount"),
    NOT_WITHIN_THE_OFFER("amount"),
    WORDS_MISSING("words"),
    WORDS_TOO_LONG("words"),
    PAGE_TOO_OLD("choice");

    private final String field;

    Mistake(String field) {
        this.field = field;
    }

    /** The field of the form that it is about. */
    public String field() {
        return field;
    }
}
