package makewhole.allocation.certificate;

import java.math.BigInteger;
import makewhole.allocation.proration.Ratio;

/** What one does with fractions at school. */
final class Fractions {
    static final Ratio NOTHING = Ratio.of(0, 1);

    private Fractions() {}

    static boolean isSome(Ratio ratio) {
        return ratio.numerator().signum() > 0;
    }

    static boolean isBelow(Ratio ratio, long whole) {
        return compare(ratio, Ratio.of(whole, 1)) < 0;
    }

    static int compare(Ratio a, Ratio b) {
        return a.numerator().multiply(b.denominator()).compareTo(b.numerator().multiply(a.denominator()));
    }

    static Ratio product(Ratio a, Ratio b) {
        return new Ratio(a.numerator().multiply(b.numerator()), a.denominator().multiply(b.denominator()));
    }

    static Ratio dividedBy(Ratio a, Ratio b) {
        BigInteger over = a.numerator().multiply(b.denominator());
        BigInteger under = a.denominator().multiply(b.numerator());
        return new Ratio(over, under);
    }

    static long floor(Ratio ratio) {
        return ratio.numerator().divide(ratio.denominator()).longValueExact();
    }

    static Ratio remainder(Ratio ratio) {
        return new Ratio(ratio.numerator().mod(ratio.denominator()), ratio.denominator());
    }
}
