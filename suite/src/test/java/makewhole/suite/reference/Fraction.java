package makewhole.suite.reference;

import java.math.BigInteger;

/** An exact fraction. */
record Fraction(BigInteger over, BigInteger under) implements Comparable<Fraction> {
    static final Fraction ZERO = of(BigInteger.ZERO);

    Fraction {
        if (under.signum() <= 0) {
            throw new IllegalArgumentException("the denominator is above zero");
        }
    }

    static Fraction of(BigInteger whole) {
        return new Fraction(whole, BigInteger.ONE);
    }

    Fraction plus(Fraction other) {
        return new Fraction(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.over.negate(), other.under));
    }

    Fraction times(BigInteger factor) {
        return new Fraction(over.multiply(factor), under);
    }

    Fraction dividedBy(BigInteger divisor) {
        return new Fraction(over, under.multiply(divisor));
    }

    BigInteger floor() {
        BigInteger[] parts = over.divideAndRemainder(under);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    @Override
    public int compareTo(Fraction other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }
}
