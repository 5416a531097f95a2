package makewhole.allocation.certificate;

import java.util.PriorityQueue;
import java.util.function.IntToLongFunction;

/**
 * Those of a tier who share one amount by weight, or by head. More of them can only be let in, and the amount can only
 * become less: so the level only falls, and whoever it holds back once it holds back for good. Whoever wants no whole lot
 * is never among them.
 */
final class Sharers {
    private static final int NOBODY = -1;

    private final Lines lines;
    private final IntToLongFunction weight;
    /** Those at their caps, first the one whom a falling level holds back first. */
    private final PriorityQueue<Integer> filled;

    private int size;
    private long wanted;
    private long filledCaps;
    private long heldBackWeights;
    private long heldBackLots;
    private int smallestCap = NOBODY;
    private int smallestWeight = NOBODY;

    private Sharers(Lines lines, IntToLongFunction weight) {
        this.lines = lines;
        this.weight = weight;
        this.filled = new PriorityQueue<>((a, b) -> Long.signum(
                CrossProducts.difference(lines.cap(b), weight.applyAsLong(a), lines.cap(a), weight.applyAsLong(b))));
    }

    static Sharers byWeight(Lines lines) {
        return new Sharers(lines, lines::weight);
    }

    static Sharers byHead(Lines lines) {
        return new Sharers(lines, _ -> 1);
    }

    /** Lets in one who is at their cap as far as is known; {@link #shareOut} finds out. */
    void letInFilled(int line) {
        filled.add(line);
        filledCaps += lines.cap(line);
        count(line);
    }

    /** Lets in one who is known to be held back. */
    void letInHeldBack(int line) {
        heldBackWeights += weight.applyAsLong(line);
        count(line);
    }

    private void count(int line) {
        size++;
        wanted += lines.cap(line);
        if (smallestCap == NOBODY || leavesFirst(lines.cap(line) - lines.cap(smallestCap), line, smallestCap)) {
            smallestCap = line;
        }
        if (smallestWeight == NOBODY
                || leavesFirst(weight.applyAsLong(line) - weight.applyAsLong(smallestWeight), line, smallestWeight)) {
            smallestWeight = line;
        }
    }

    /** The smaller one leaves first, of equal ones the one who would lose a tie. */
    private boolean leavesFirst(long difference, int one, int another) {
        return difference == 0 ? lines.winsTie(another, one) : difference < 0;
    }

    /**
     * Holds back whoever an amount no longer takes to their cap: {@code heldBackLots / heldBackWeights} is the level
     * then.
     */
    void shareOut(long amount) {
        heldBackLots = amount - filledCaps;
        while (!filled.isEmpty() && isAboveTheLevel(filled.peek())) {
            int line = filled.remove();
            filledCaps -= lines.cap(line);
            heldBackLots = amount - filledCaps;
            heldBackWeights += weight.applyAsLong(line);
        }
    }

    private boolean isAboveTheLevel(int line) {
        return CrossProducts.difference(lines.cap(line), heldBackWeights, heldBackLots, weight.applyAsLong(line)) > 0;
    }

    int size() {
        return size;
    }

    /** All caps together, in lots. */
    long wanted() {
        return wanted;
    }

    /** The sign of the smallest exact share less so many lots. */
    int smallestAgainst(long lots) {
        int byCap = Long.compare(lines.cap(smallestCap), lots);
        if (heldBackWeights == 0) {
            return byCap;
        }
        long byLevel =
                CrossProducts.difference(heldBackLots, weight.applyAsLong(smallestWeight), lots, heldBackWeights);
        return Math.min(byCap, Long.signum(byLevel));
    }

    /**
     * Who has the smallest exact share, and of those would lose a tie. A share is the smaller of a cap and of a weight's
     * worth, so the smallest is the smallest cap or the smallest weight's worth.
     */
    int smallest() {
        long capAgainstWeight = heldBackWeights == 0
                ? -1
                : CrossProducts.difference(
                        lines.cap(smallestCap), heldBackWeights, heldBackLots, weight.applyAsLong(smallestWeight));
        return leavesFirst(capAgainstWeight, smallestCap, smallestWeight) ? smallestCap : smallestWeight;
    }
}
