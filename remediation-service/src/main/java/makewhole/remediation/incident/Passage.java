package makewhole.remediation.incident;

/** What may be done only when certain gates are open. */
public enum Passage {
    /** No notice before the plan behind it is approved and released: until then another version may take its place. */
    NOTIFY("Telling customers"),
    /** No closing before everything is done. */
    CLOSE("Closing the incident");

    private final String words;

    Passage(String words) {
        this.words = words;
    }

    /** Whether a gate stands on the way. */
    public boolean leadsThrough(Gate gate) {
        return switch (this) {
            case NOTIFY -> gate == Gate.PLAN_APPROVED || gate == Gate.PLAN_RELEASED;
            case CLOSE -> true;
        };
    }

    /** What is done, as a noun. */
    public String words() {
        return words;
    }
}
