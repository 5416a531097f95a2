package makewhole.remediation.remedy;

/**
 * What a step works out. The words are stored with every plan and lie under its digest: they are never changed, and what is
 * told to others goes by the kind.
 */
public enum StepKind {
    OFFER("offer"),
    INTEREST("interest"),
    FEES_BACK("fees back"),
    DISTRIBUTIONS_RECEIVED("distributions received"),
    RESCISSION("rescission"),
    FAIR_VALUE("fair value"),
    GAIN_PER_UNIT("gain per unit of cost"),
    NET_GAIN_PER_UNIT("net gain per unit of cost"),
    NET_GAIN("net gain"),
    /** A day follows. */
    INTEREST_ON_DISTRIBUTION("interest on the distribution of "),
    FOREGONE_GAIN("foregone gain"),
    IDLE_CASH("time value of idle cash"),
    /** A line of an earlier plan follows. */
    GRANTED("granted beyond line "),
    BEFORE_ROUNDING("amount before rounding"),
    DUE("amount due");

    private final String words;

    StepKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /**
     * The kind of a step.
     *
     * @throws IllegalArgumentException if no step is called so
     */
    public static StepKind of(Step step) {
        for (StepKind kind : values()) {
            boolean goesOn = kind.words.endsWith(" ");
            if (goesOn ? step.name().startsWith(kind.words) : step.name().equals(kind.words)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no step is called '%s'".formatted(step.name()));
    }

    /** What follows the words of this kind in the name of a step; empty if nothing does. */
    public String rest(Step step) {
        return step.name().substring(words.length());
    }
}
