package makewhole.allocation.proration;

import java.math.BigInteger;

/** A rational number as a school book has it, for the plain reference. */
record Fraction(BigInteger over, BigInteger under) implements Comparable<Fraction> {
    static final Fraction ZERO = of(0);

    static Fraction of(long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Fraction of(Ratio ratio) {
        return new Fraction(ratio.numerator(), ratio.denominator());
    }

    Fraction plus(Fraction other) {
        return new Fraction(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.over.negate(), other.under));
    }

    Fraction times(Fraction other) {
        return new Fraction(over.multiply(other.over), under.multiply(other.under)).reduced();
    }

    Fraction dividedBy(Fraction other) {
        return new Fraction(over.multiply(other.under), under.multiply(other.over)).reduced();
    }

    Fraction smallerOf(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    long floor() {
        return over.divide(under).longValueExact();
    }

    Fraction reduced() {
        BigInteger common = over.gcd(under);
        return common.signum() == 0 ? ZERO : new Fraction(over.divide(common), under.divide(common));
    }

    @Override
    public int compareTo(Fraction other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }
}
