package makewhole.allocation.proration;

/** Names one investor. The order of ids decides the last tie of a rounding. */
public record InvestorId(String value) implements Comparable<InvestorId> {
    private static final int LONGEST = 100;

    public InvestorId {
        if (!PrintableText.is(value, LONGEST)) {
            throw new IllegalArgumentException("an investor has an id of 1 to 100 printable characters");
        }
    }

    /** By code point, which is the order of the bytes in UTF-8 and in the database; Java's own order of texts is another. */
    @Override
    public int compareTo(InvestorId other) {
        int common = Math.min(value.length(), other.value.length());
        for (int i = 0; i < common; i++) {
            char mine = value.charAt(i);
            char theirs = other.value.charAt(i);
            if (mine != theirs) {
                boolean beyond = Character.isSurrogate(mine);
                return beyond == Character.isSurrogate(theirs) ? Character.compare(mine, theirs) : beyond ? 1 : -1;
            }
        }
        return Integer.compare(value.length(), other.value.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
