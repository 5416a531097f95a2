package makewhole.allocation.bisection;

import java.math.BigInteger;
import makewhole.allocation.bisection.Report.Separation;

/** How often wrong and right deals have a property, and how often not. The one that separates better is the greater. */
final class Contingency implements Comparable<Contingency> {
    private long wrongWith;
    private long wrongWithout;
    private long rightWith;
    private long rightWithout;

    void see(boolean has, boolean wrong) {
        wrongWith += has && wrong ? 1 : 0;
        wrongWithout += !has && wrong ? 1 : 0;
        rightWith += has && !wrong ? 1 : 0;
        rightWithout += !has && !wrong ? 1 : 0;
    }

    Separation separation(BookProperty property) {
        return new Separation(
                property.name(), property.statement(), isExact(), wrongWith, wrongWithout, rightWith, rightWithout);
    }

    /** Whether all wrong deals have it and no right one, and there are both. */
    boolean isTrigger() {
        return wrongWith > 0 && rightWithout > 0 && wrongWithout == 0 && rightWith == 0;
    }

    private boolean isExact() {
        return isTrigger() || (wrongWithout > 0 && rightWith > 0 && wrongWith == 0 && rightWithout == 0);
    }

    /**
     * By the share of wrong deals that have it less the share of right deals that have it, either way round: all of the
     * one and none of the other is the best, as many of both the worst. The denominators are the same for all properties
     * of one survey, so the numerators are compared.
     */
    @Override
    public int compareTo(Contingency other) {
        return distance().compareTo(other.distance());
    }

    private BigInteger distance() {
        return BigInteger.valueOf(wrongWith)
                .multiply(BigInteger.valueOf(rightWithout))
                .subtract(BigInteger.valueOf(wrongWithout).multiply(BigInteger.valueOf(rightWith)))
                .abs();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contingency that && distance().equals(that.distance());
    }

    @Override
    public int hashCode() {
        return distance().hashCode();
    }
}
