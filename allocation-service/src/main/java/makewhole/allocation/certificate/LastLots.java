package makewhole.allocation.certificate;

/**
 * Who of a tier was given one of the lots that rounding down leaves over, and who was not. They went to the right ones if
 * the last of the former comes before the first of the latter.
 */
final class LastLots {
    private static final int NOBODY = -1;

    private final Lines lines;
    private int lastServed = NOBODY;
    private long remainderOfLastServed;
    private int firstUnserved = NOBODY;
    private long remainderOfFirstUnserved;

    LastLots(Lines lines) {
        this.lines = lines;
    }

    void served(int line, long remainder) {
        if (lastServed == NOBODY || comesBefore(lastServed, remainderOfLastServed, line, remainder)) {
            lastServed = line;
            remainderOfLastServed = remainder;
        }
    }

    /** Whoever has no remainder has nothing to wait for. */
    void unserved(int line, long remainder) {
        if (remainder > 0
                && (firstUnserved == NOBODY || comesBefore(line, remainder, firstUnserved, remainderOfFirstUnserved))) {
            firstUnserved = line;
            remainderOfFirstUnserved = remainder;
        }
    }

    boolean wentToTheRightOnes() {
        return lastServed == NOBODY
                || firstUnserved == NOBODY
                || comesBefore(lastServed, remainderOfLastServed, firstUnserved, remainderOfFirstUnserved);
    }

    private boolean comesBefore(int line, long remainder, int other, long otherRemainder) {
        return remainder == otherRemainder ? lines.winsTie(line, other) : remainder > otherRemainder;
    }

    /** For engineers; {@code unit} is the denominator of the remainders. */
    String inWords(long unit) {
        return "%s, with %d/%d left over, was given a lot before %s, with %d/%d"
                .formatted(
                        lines.investor(lastServed),
                        remainderOfLastServed,
                        unit,
                        lines.investor(firstUnserved),
                        remainderOfFirstUnserved,
                        unit);
    }
}
