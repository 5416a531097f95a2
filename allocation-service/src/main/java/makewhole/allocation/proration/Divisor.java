package makewhole.allocation.proration;

import java.math.BigInteger;

/**
 * Divides many products by the same number, exactly. The division is two multiplications by a reciprocal that is worked
 * out once: N. Möller and T. Granlund, Improved division by invariant integers, IEEE Transactions on Computers 60
 * (2011), algorithm 4. All words are unsigned.
 */
final class Divisor {
    private final int shift;
    private final long normalised;
    private final long reciprocal;

    /** A divisor of 1 or more. */
    Divisor(long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%d is no divisor".formatted(value));
        }
        shift = Long.numberOfLeadingZeros(value);
        normalised = value << shift;
        BigInteger ones = BigInteger.ONE.shiftLeft(2 * Long.SIZE).subtract(BigInteger.ONE);
        reciprocal = ones.divide(BigInteger.valueOf(value).shiftLeft(shift)).longValue(); // without its topmost bit
    }

    /** a·b divided by this, rounded down, for a and b of zero or more whose quotient fits 63 bits. */
    long floor(long a, long b) {
        long low = a * b;
        // the shift is at least 1, as the divisor is no negative number
        long high = (Math.multiplyHigh(a, b) << shift) | (low >>> (Long.SIZE - shift));
        low <<= shift;
        long fraction = reciprocal * high + low;
        long carry = Long.compareUnsigned(fraction, low) < 0 ? 1 : 0;
        long quotient = Math.unsignedMultiplyHigh(reciprocal, high) + high + carry + 1;
        long rest = low - quotient * normalised;
        if (Long.compareUnsigned(rest, fraction) > 0) {
            quotient--;
            rest += normalised;
        }
        return Long.compareUnsigned(rest, normalised) >= 0 ? quotient + 1 : quotient;
    }
}
