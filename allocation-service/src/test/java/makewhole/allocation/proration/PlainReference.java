package makewhole.allocation.proration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule once more, as plainly as it can be said and as slowly as that may be: pour out what there is by weight, take
 * out everyone who is full, pour out again what is left, until nobody is full any more. Usual terms only.
 */
final class PlainReference {
    private PlainReference() {}

    /** Exact shares, before rounding. */
    static Map<InvestorId, Fraction> exact(Book book) {
        Map<InvestorId, Fraction> shares = new HashMap<>();
        Fraction left = Fraction.of(book.onOffer());
        Map<Commitment, Fraction> weights = new HashMap<>();
        book.commitments().stream()
                .filter(one -> one.weight() > 0)
                .forEach(one -> weights.put(one, Fraction.of(one.weight())));
        left = pour(left, weights, shares);
        Map<Commitment, Fraction> heads = new HashMap<>();
        book.commitments().stream().filter(one -> one.weight() == 0).forEach(one -> heads.put(one, Fraction.of(1)));
        pour(left, heads, shares);
        return shares;
    }

    private static Fraction pour(
            Fraction offered, Map<Commitment, Fraction> weights, Map<InvestorId, Fraction> shares) {
        Fraction left = offered;
        Map<Commitment, Fraction> thirsty = new HashMap<>(weights);
        while (!thirsty.isEmpty()) {
            Fraction sum = thirsty.values().stream().reduce(Fraction.ZERO, Fraction::plus);
            Fraction level = left.dividedBy(sum);
            List<Commitment> full = thirsty.entrySet().stream()
                    .filter(one -> Fraction.of(one.getKey().cap()).compareTo(level.times(one.getValue())) <= 0)
                    .map(Map.Entry::getKey)
                    .toList();
            if (full.isEmpty()) {
                thirsty.forEach((one, weight) -> shares.put(one.investor(), level.times(weight)));
                return Fraction.ZERO;
            }
            for (Commitment one : full) {
                shares.put(one.investor(), Fraction.of(one.cap()));
                left = left.minus(Fraction.of(one.cap()));
                thirsty.remove(one);
            }
        }
        return left;
    }

    /** Whole minor units: down first, then one more for those who lost most, earlier ones and smaller ids first. */
    static Map<InvestorId, Long> whole(Book book) {
        Map<InvestorId, Fraction> exact = exact(book);
        Map<InvestorId, Long> whole = new HashMap<>();
        exact.forEach((investor, share) -> whole.put(investor, share.floor()));
        long toGive = Math.min(
                book.onOffer(),
                book.commitments().stream().mapToLong(Commitment::cap).sum());
        long left = toGive - whole.values().stream().mapToLong(Long::longValue).sum();
        List<Commitment> queue = new ArrayList<>(book.commitments());
        queue.sort(Comparator.comparing((Commitment one) -> lost(exact, whole, one))
                .reversed()
                .thenComparing(Commitment::committedAt)
                .thenComparing(one -> one.investor().value()));
        for (Commitment one : queue.subList(0, Math.toIntExact(left))) {
            whole.merge(one.investor(), 1L, Long::sum);
        }
        return whole;
    }

    private static Fraction lost(Map<InvestorId, Fraction> exact, Map<InvestorId, Long> whole, Commitment one) {
        return exact.getOrDefault(one.investor(), Fraction.ZERO)
                .minus(Fraction.of(whole.getOrDefault(one.investor(), 0L)));
    }
}
