package makewhole.allocation.proration;

import java.math.BigInteger;

/** An exact fraction of zero or more, in lowest terms. */
public record Ratio(BigInteger numerator, BigInteger denominator) {
    public Ratio {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("%s/%s is no ratio of zero or more".formatted(numerator, denominator));
        }
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The sum, exact. */
    public Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The product, exact. */
    public Ratio times(long factor) {
        return new Ratio(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
