package makewhole.suite.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One level for all: everybody gets the smaller of cap and level times weight, whole units by largest remainder. The
 * level is found by setting aside, again and again, those whom it would lift above their caps.
 */
final class PlainProration {
    private PlainProration() {}

    /** What is right for each investor, in the order of {@code asks}. */
    static Map<String, Long> right(List<Ask> asks, long onOffer) {
        Map<String, Fraction> exact = new LinkedHashMap<>();
        asks.forEach(ask -> exact.put(ask.investor(), Fraction.ZERO));
        List<Ask> withHistory = asks.stream().filter(ask -> ask.weight() > 0).toList();
        Fraction left = level(withHistory, Fraction.of(BigInteger.valueOf(onOffer)), Ask::weight, exact);
        List<Ask> withoutHistory =
                asks.stream().filter(ask -> ask.weight() == 0).toList();
        level(withoutHistory, left, ask -> 1L, exact);
        return whole(asks, exact);
    }

    /** Fills {@code exact} for these asks; gives what is left once all of them have their caps. */
    private static Fraction level(
            List<Ask> asks, Fraction onOffer, Function<Ask, Long> weight, Map<String, Fraction> exact) {
        List<Ask> below = new ArrayList<>(asks);
        Fraction left = onOffer;
        while (!below.isEmpty()) {
            BigInteger weights = below.stream()
                    .map(ask -> BigInteger.valueOf(weight.apply(ask)))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            Fraction level = left.dividedBy(weights);
            List<Ask> capped = below.stream()
                    .filter(ask -> level.times(BigInteger.valueOf(weight.apply(ask)))
                                    .compareTo(Fraction.of(BigInteger.valueOf(ask.cap())))
                            >= 0)
                    .toList();
            if (capped.isEmpty()) {
                below.forEach(ask -> exact.put(ask.investor(), level.times(BigInteger.valueOf(weight.apply(ask)))));
                return Fraction.ZERO;
            }
            for (Ask ask : capped) {
                Fraction cap = Fraction.of(BigInteger.valueOf(ask.cap()));
                exact.put(ask.investor(), cap);
                left = left.minus(cap);
            }
            below.removeAll(capped);
        }
        return left;
    }

    private static Map<String, Long> whole(List<Ask> asks, Map<String, Fraction> exact) {
        Map<String, Long> given = new LinkedHashMap<>();
        Fraction total = Fraction.ZERO;
        long floors = 0;
        for (Ask ask : asks) {
            Fraction share = exact.getOrDefault(ask.investor(), Fraction.ZERO);
            long floor = share.floor().longValueExact();
            given.put(ask.investor(), floor);
            total = total.plus(share);
            floors += floor;
        }
        long units = total.floor().longValueExact() - floors;
        Comparator<Ask> largestRemainder = Comparator.comparing(
                (Ask ask) -> remainder(exact.getOrDefault(ask.investor(), Fraction.ZERO)), Comparator.reverseOrder());
        asks.stream()
                .sorted(largestRemainder.thenComparing(Ask::committedAt).thenComparing(Ask::investor))
                .limit(units)
                .forEach(ask -> given.merge(ask.investor(), 1L, Long::sum));
        return given;
    }

    private static Fraction remainder(Fraction share) {
        return share.minus(Fraction.of(share.floor()));
    }
}
