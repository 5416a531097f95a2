package makewhole.allocation.proration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The rule once more, as plainly as it can be said and as slowly as that may be, in fractions: pour out what there is by
 * weight, take out everyone who is full, pour out again what is left, until nobody is full any more. If somebody must
 * leave, start the tier again without them.
 */
final class PlainReference {
    private final Book book;
    private final Map<InvestorId, Fraction> exact = new HashMap<>();
    private final Map<InvestorId, Long> whole = new HashMap<>();
    private final List<TierLevel> levels = new ArrayList<>();
    private final List<String> leavers = new ArrayList<>();

    private PlainReference(Book book) {
        this.book = book;
    }

    /** What comes out: shares in lots, exact ones too; levels; who dropped out and why, in that order. */
    record Answer(
            Map<InvestorId, Fraction> exact,
            Map<InvestorId, Long> whole,
            List<TierLevel> levels,
            List<String> leavers) {}

    static Answer of(Book book) {
        PlainReference reference = new PlainReference(book);
        reference.serveAllTiers();
        return new Answer(reference.exact, reference.whole, reference.levels, reference.leavers);
    }

    /** What a drop-out looks like in an answer. */
    static String leaver(InvestorId investor, TierName tier, DropOut.Reason reason) {
        return "%s of %s: %s".formatted(investor, tier, reason);
    }

    private void serveAllTiers() {
        long left = book.onOffer() / lot();
        for (Commitment one : book.commitments()) {
            if (one.override().isPresent()) {
                long lots = one.override().get().amount() / lot();
                left -= lots;
                exact.put(one.investor(), Fraction.of(lots));
                whole.put(one.investor(), lots);
            }
        }
        for (Tier tier : book.terms().tiers()) {
            long forTier = tier.carveOut()
                    .map(carveOut -> Math.max(0, carveOut - overridesIn(tier)) / lot())
                    .orElse(Long.MAX_VALUE);
            left -= serve(tier.name(), Math.min(left, forTier));
        }
    }

    private long overridesIn(Tier tier) {
        return book.commitments().stream()
                .filter(one -> one.tier().equals(tier.name()))
                .flatMap(one -> one.override().stream())
                .mapToLong(ManualOverride::amount)
                .sum();
    }

    private long serve(TierName tier, long lots) {
        long placesTaken =
                exact.values().stream().filter(PlainReference::isSomething).count();
        long places = book.terms()
                .holders()
                .map(limit -> limit.most() - limit.reserve() - placesTaken)
                .orElse(Long.MAX_VALUE);
        List<Commitment> members = new ArrayList<>(book.commitments().stream()
                .filter(one -> one.tier().equals(tier) && one.override().isEmpty())
                .toList());
        while (true) {
            Poured poured = pour(lots, members);
            Optional<Commitment> smallest = members.stream()
                    .filter(one -> isSomething(poured.share(one)))
                    .min(Comparator.comparing(poured::share)
                            .thenComparing(Commitment::committedAt, Comparator.reverseOrder())
                            .thenComparing(one -> one.investor().value(), Comparator.reverseOrder()));
            long holders = members.stream()
                    .filter(one -> isSomething(poured.share(one)))
                    .count();
            boolean small =
                    smallest.isPresent() && poured.share(smallest.get()).compareTo(Fraction.of(minimumLots())) < 0;
            if (!small && holders <= places) {
                exact.putAll(poured.shares);
                levels.add(new TierLevel(tier, poured.level));
                return round(members, poured);
            }
            Commitment leaver = smallest.orElseThrow();
            members.remove(leaver);
            exact.put(leaver.investor(), Fraction.ZERO);
            whole.put(leaver.investor(), 0L);
            leavers.add(leaver(
                    leaver.investor(), tier, small ? DropOut.Reason.MINIMUM_TICKET : DropOut.Reason.HOLDER_LIMIT));
        }
    }

    private long lot() {
        return book.terms().lot();
    }

    private long cap(Commitment one) {
        return one.cap() / lot();
    }

    private long minimumLots() {
        return Math.ceilDiv(book.terms().minimum(), lot());
    }

    private static boolean isSomething(Fraction share) {
        return share.compareTo(Fraction.ZERO) > 0;
    }

    /** By weight as it stands in the book, or as the policy says for those who have none. */
    private Fraction weight(Commitment one) {
        if (one.weight() > 0) {
            return Fraction.of(one.weight());
        }
        return switch (book.terms().zeroHistory()) {
            case ZERO_HISTORY_LAST -> Fraction.ZERO;
            case REQUEST_AS_WEIGHT -> Fraction.of(one.requested());
            case MEAN_AS_WEIGHT -> {
                List<Long> above = book.commitments().stream()
                        .map(Commitment::weight)
                        .filter(weight -> weight > 0)
                        .toList();
                long sum = above.stream().mapToLong(Long::longValue).sum();
                yield above.isEmpty() ? Fraction.ZERO : Fraction.of(sum).dividedBy(Fraction.of(above.size()));
            }
        };
    }

    private record Poured(Map<InvestorId, Fraction> shares, Level level) {
        Fraction share(Commitment one) {
            return Objects.requireNonNull(shares.get(one.investor()));
        }
    }

    private Poured pour(long lots, List<Commitment> members) {
        Map<InvestorId, Fraction> shares = new HashMap<>();
        Map<Commitment, Fraction> weights = new LinkedHashMap<>();
        Map<Commitment, Fraction> heads = new LinkedHashMap<>();
        for (Commitment one : members) {
            Fraction weight = weight(one);
            if (isSomething(weight)) {
                weights.put(one, weight);
            } else {
                heads.put(one, Fraction.of(1));
            }
        }
        Fraction left = Fraction.of(lots);
        Optional<Fraction> perWeight = pour(left, weights, shares);
        for (Fraction share : shares.values()) {
            left = left.minus(share).reduced();
        }
        Optional<Fraction> perHead = pour(left, heads, shares);
        Level level = perWeight
                .<Level>map(one -> new Level.PerWeight(inMinorUnits(one)))
                .or(() -> perHead.map(one -> new Level.PerHead(inMinorUnits(one))))
                .orElse(new Level.EveryoneFilled());
        return new Poured(shares, level);
    }

    private Ratio inMinorUnits(Fraction lots) {
        Fraction minorUnits = lots.times(Fraction.of(lot()));
        return new Ratio(minorUnits.over(), minorUnits.under());
    }

    /** Gives the level at which it ended; empty if all were full before. */
    private Optional<Fraction> pour(
            Fraction offered, Map<Commitment, Fraction> weights, Map<InvestorId, Fraction> shares) {
        Fraction left = offered;
        Map<Commitment, Fraction> thirsty = new LinkedHashMap<>(weights);
        while (!thirsty.isEmpty()) {
            Fraction sum = thirsty.values().stream().reduce(Fraction.ZERO, Fraction::plus);
            Fraction level = left.dividedBy(sum);
            List<Commitment> full = thirsty.entrySet().stream()
                    .filter(one -> Fraction.of(cap(one.getKey())).compareTo(level.times(one.getValue())) <= 0)
                    .map(Map.Entry::getKey)
                    .toList();
            if (full.isEmpty()) {
                thirsty.forEach((one, weight) -> shares.put(one.investor(), level.times(weight)));
                return Optional.of(level);
            }
            for (Commitment one : full) {
                shares.put(one.investor(), Fraction.of(cap(one)));
                left = left.minus(Fraction.of(cap(one)));
                thirsty.remove(one);
            }
        }
        return Optional.empty();
    }

    /** Whole lots: down first, then one more for those who lost most, earlier ones and smaller ids first. */
    private long round(List<Commitment> members, Poured poured) {
        Fraction sum = Fraction.ZERO;
        long floors = 0;
        for (Commitment one : members) {
            sum = sum.plus(poured.share(one)).reduced();
            floors += poured.share(one).floor();
            whole.put(one.investor(), poured.share(one).floor());
        }
        List<Commitment> queue = new ArrayList<>(members);
        queue.sort(Comparator.comparing((Commitment one) ->
                        poured.share(one).minus(Fraction.of(poured.share(one).floor())))
                .reversed()
                .thenComparing(Commitment::committedAt)
                .thenComparing(one -> one.investor().value()));
        for (Commitment one : queue.subList(0, Math.toIntExact(sum.floor() - floors))) {
            whole.merge(one.investor(), 1L, Long::sum);
        }
        return sum.floor();
    }
}
