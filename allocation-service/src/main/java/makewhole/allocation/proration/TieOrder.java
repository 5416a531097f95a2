package makewhole.allocation.proration;

/** The order among the members of a pool in which a tie is won. */
@FunctionalInterface
public interface TieOrder {
    /** Below zero if the member at {@code a} wins against the one at {@code b}; never zero for two different ones. */
    int compare(int a, int b);
}
