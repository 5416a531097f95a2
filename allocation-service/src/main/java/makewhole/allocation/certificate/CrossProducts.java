package makewhole.allocation.certificate;

/** CrossProducts of 64-bit numbers against each other, without losing a bit and without a quotient. */
final class CrossProducts {
    private CrossProducts() {}

    /** {@code a·b − c·d}, or the nearest {@code long} where that does not fit one: the sign is right in any case. */
    static long difference(long a, long b, long c, long d) {
        long minuend = a * b;
        long subtrahend = c * d;
        long low = minuend - subtrahend;
        long borrowed = Long.compareUnsigned(minuend, subtrahend) < 0 ? 1 : 0;
        long high = Math.multiplyHigh(a, b) - Math.multiplyHigh(c, d) - borrowed;
        if (high == low >> (Long.SIZE - 1)) {
            return low;
        }
        return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
