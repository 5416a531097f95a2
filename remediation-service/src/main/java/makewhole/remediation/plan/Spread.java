package makewhole.remediation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makewhole.platform.money.Money;

/**
 * How amounts above zero of one currency are spread. A quartile is the least amount that at least so many quarters of the
 * lines do not exceed.
 */
public record Spread(
        Money least, Money firstQuartile, Money median, Money thirdQuartile, Money most, List<Band> bands) {
    private static final int QUARTERS = 4;
    /** How many times the middle half of the amounts one may lie above it before somebody should look at it. */
    private static final int FENCE = 3;

    public Spread {
        bands = List.copyOf(bands);
    }

    /** Lines whose amount is at most this, a power of ten in major units, and above the band before. */
    public record Band(BigDecimal upTo, int lines, Money sum) {}

    /** Of amounts in ascending order; empty if there are none. */
    static Optional<Spread> of(List<Money> sorted) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Spread(
                sorted.getFirst(),
                quartile(sorted, 1),
                quartile(sorted, 2),
                quartile(sorted, 3),
                sorted.getLast(),
                bands(sorted)));
    }

    /** Whether an amount lies far above the others: above the third quartile by three times the middle half's width. */
    boolean isFarAbove(Money amount) {
        long width = Math.subtractExact(thirdQuartile.minor(), firstQuartile.minor());
        return amount.minor() - thirdQuartile.minor() > Math.multiplyExact(FENCE, width);
    }

    private static Money quartile(List<Money> sorted, int quarters) {
        int rank = (sorted.size() * quarters + QUARTERS - 1) / QUARTERS;
        return sorted.get(rank - 1);
    }

    private static List<Band> bands(List<Money> sorted) {
        List<Band> bands = new ArrayList<>();
        BigDecimal upTo = BigDecimal.ONE;
        int next = 0;
        while (next < sorted.size()) {
            int first = next;
            Money sum = Money.zero(sorted.getFirst().currency());
            while (next < sorted.size() && sorted.get(next).toDecimal().compareTo(upTo) <= 0) {
                sum = sum.plus(sorted.get(next));
                next++;
            }
            if (next > first) {
                bands.add(new Band(upTo, next - first, sum));
            }
            upTo = upTo.movePointRight(1).setScale(0);
        }
        return bands;
    }
}
