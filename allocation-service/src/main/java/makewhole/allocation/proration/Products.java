package makewhole.allocation.proration;

/** Products of two whole numbers of zero or more: up to 126 bits, compared without losing one. */
final class Products {
    private Products() {}

    /** Compares a·b with c·d. */
    static int compare(long a, long b, long c, long d) {
        long first = Math.multiplyHigh(a, b);
        long second = Math.multiplyHigh(c, d);
        return first != second ? Long.compare(first, second) : Long.compareUnsigned(a * b, c * d);
    }

    /** 1 if a·b is greater than c·d, 0 if not. */
    static int isGreater(long a, long b, long c, long d) {
        long first = Math.multiplyHigh(a, b);
        long second = Math.multiplyHigh(c, d);
        long low = c * d;
        long borrow = Long.compareUnsigned(low, a * b) < 0 ? 1 : 0;
        return (int) ((second - first - borrow) >>> (Long.SIZE - 1)); // the sign of c·d - a·b
    }
}
