package makewhole.remediation.incident;

/** What may be done only when certain gates are open. */
public enum Passage {
    /** No notice before the plan behind it is approved. */
    NOTIFY("Telling customers"),
    /** No closing before everything is done. */
    CLOSE("Closing the incident");

    private final String words;

    Passage(String words) {
        this.words = words;
    }

    boolean leadsThrough(Gate gate) {
        return switch (this) {
            case NOTIFY -> gate == Gate.PLAN_APPROVED;
            case CLOSE -> true;
        };
    }

    String words() {
        return words;
    }
}
