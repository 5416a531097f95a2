package makewhole.allocation.proration;

/** Names one investor. The order of ids decides the last tie of a rounding. */
public record InvestorId(String value) implements Comparable<InvestorId> {
    private static final int LONGEST = 100;

    public InvestorId {
        if (!PrintableText.is(value, LONGEST)) {
            throw new IllegalArgumentException("an investor has an id of 1 to 100 printable characters");
        }
    }

    @Override
    public int compareTo(InvestorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
