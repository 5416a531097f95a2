package makewhole.allocation.proration;

/** Names one tier of a deal, such as {@code pro-rata-right}. */
public record TierName(String value) implements Comparable<TierName> {
    /** The tier of a deal that has no tiers. */
    public static final TierName ALL = new TierName("all");

    private static final int LONGEST = 100;

    public TierName {
        if (!PrintableText.is(value, LONGEST)) {
            throw new IllegalArgumentException("a tier has a name of 1 to 100 printable characters");
        }
    }

    @Override
    public int compareTo(TierName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
