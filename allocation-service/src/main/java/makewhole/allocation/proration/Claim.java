package makewhole.allocation.proration;

/**
 * One investor's part in a round of sharing out.
 *
 * @param weight above zero; 1 among investors without history, who share by head
 * @param cap in whole lots
 */
record Claim(Commitment commitment, long weight, long cap) {
    /** Whether {@code left} lots shared by {@code weights} would give this claim its cap or more. */
    boolean isFilledBy(long left, long weights) {
        return Products.compare(cap, weights, left, weight) <= 0;
    }
}
