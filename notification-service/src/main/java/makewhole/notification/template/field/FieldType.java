package makewhole.notification.template.field;

/** What a field of a template holds. */
public enum FieldType {
    /** An amount with its currency. */
    MONEY,
    /** A day. */
    DATE,
    /** One line of words. */
    TEXT,
    /** An https address. */
    LINK,
    /** A whole number. */
    INTEGER,
    /** Several texts, one after the other. */
    LIST,
    /** How an amount was worked out: steps as texts, the last of which is the amount ({@link CalculationStep}). */
    STEPS
}
