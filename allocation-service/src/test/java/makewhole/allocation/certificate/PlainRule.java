package makewhole.allocation.certificate;

import static makewhole.allocation.certificate.Fractions.NOTHING;
import static makewhole.allocation.certificate.Fractions.dividedBy;
import static makewhole.allocation.certificate.Fractions.floor;
import static makewhole.allocation.certificate.Fractions.isBelow;
import static makewhole.allocation.certificate.Fractions.isSome;
import static makewhole.allocation.certificate.Fractions.product;
import static makewhole.allocation.certificate.Fractions.remainder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierLevel;

/**
 * The whole rule, step by step as it is defined and with every share a fraction: for small books only. Each step is a
 * method, so that a fault is a rule with one step done wrongly.
 */
class PlainRule {
    final Book book;
    final Terms terms;

    private final Map<InvestorId, Long> lotsGiven = new HashMap<>();
    private final List<TierLevel> levels = new ArrayList<>();
    private final List<DropOut> dropOuts = new ArrayList<>();

    PlainRule(Book book) {
        this.book = book;
        this.terms = book.terms();
    }

    /** Exact shares in lots, and the level behind them. */
    record Shared(Map<Commitment, Ratio> exact, Level level) {
        Ratio of(Commitment commitment) {
            return exact.getOrDefault(commitment, NOTHING);
        }

        int holders() {
            return (int) exact.values().stream().filter(Fractions::isSome).count();
        }
    }

    /** To be asked once. */
    final Result result() {
        long left = leftByOverrides();
        int places = places() - holdersByOverride();
        book.commitments().stream()
                .filter(one -> one.override().isPresent())
                .forEach(one -> lotsGiven.put(one.investor(), lots(override(one))));
        for (Tier tier : tiers()) {
            long most = Math.min(left, mostFor(tier));
            List<Commitment> members = new ArrayList<>(membersOf(tier));
            Shared shared = withoutDropOuts(members, most, places);
            Map<Commitment, Long> whole = whole(members, shared, Math.min(most, wanted(members)));
            whole.forEach((one, lots) -> lotsGiven.merge(one.investor(), lots, Long::sum));
            levels.add(new TierLevel(tier.name(), shared.level()));
            long given = whole.values().stream().mapToLong(Long::longValue).sum();
            left = Math.max(0, leftAfter(left, most, given));
            places -= placesTaken(shared);
        }
        return finished(new Result(new Levels(inOrderOfTerms()), shares(), dropOuts));
    }

    /** Takes out of {@code members} whoever drops out. */
    Shared withoutDropOuts(List<Commitment> members, long most, int places) {
        while (true) {
            Shared shared = share(members, most);
            List<Commitment> next = leaving(members, shared, places);
            if (next.isEmpty()) {
                return shared;
            }
            next.forEach(one -> dropOut(one, shared));
            members.removeAll(next);
        }
    }

    final void dropOut(Commitment one, Shared shared) {
        dropOuts.add(droppedOut(one, shared));
    }

    DropOut droppedOut(Commitment one, Shared shared) {
        DropOut.Reason reason =
                isBelow(shared.of(one), minimum()) ? DropOut.Reason.MINIMUM_TICKET : DropOut.Reason.HOLDER_LIMIT;
        return new DropOut(one.investor(), one.tier(), reason);
    }

    private List<TierLevel> inOrderOfTerms() {
        List<TierLevel> ordered = new ArrayList<>();
        terms.tiers()
                .forEach(tier -> levels.stream()
                        .filter(level -> level.tier().equals(tier.name()))
                        .forEach(ordered::add));
        return ordered;
    }

    private List<Share> shares() {
        return book.commitments().stream()
                .map(one ->
                        new Share(one.investor(), capInUnits(one), lotsGiven.getOrDefault(one.investor(), 0L) * lot()))
                .toList();
    }

    // the steps, each of which can go wrong

    long lot() {
        return terms.lot();
    }

    final long lots(long units) {
        return units / lot();
    }

    /** In lots. */
    long minimum() {
        return (terms.minimum() + lot() - 1) / lot();
    }

    int places() {
        return terms.holders().map(HolderLimit::places).orElse(Integer.MAX_VALUE);
    }

    int holdersByOverride() {
        return (int) book.commitments().stream()
                .filter(one -> one.override().isPresent() && override(one) > 0)
                .count();
    }

    final long capInUnits(Commitment one) {
        return Math.min(one.requested(), one.limit().map(Limit::amount).orElse(one.requested()));
    }

    /** In lots. */
    long cap(Commitment one) {
        return lots(capInUnits(one));
    }

    Ratio weight(Commitment one) {
        if (one.weight() > 0) {
            return Ratio.of(one.weight(), 1);
        }
        return switch (terms.zeroHistory()) {
            case ZERO_HISTORY_LAST -> NOTHING;
            case REQUEST_AS_WEIGHT -> Ratio.of(one.requested(), 1);
            case MEAN_AS_WEIGHT -> mean();
        };
    }

    Ratio mean() {
        List<Long> above = book.commitments().stream()
                .map(Commitment::weight)
                .filter(weight -> weight > 0)
                .toList();
        return Ratio.of(above.stream().mapToLong(Long::longValue).sum(), Math.max(1, above.size()));
    }

    List<Tier> tiers() {
        return terms.tiers();
    }

    List<Commitment> membersOf(Tier tier) {
        return book.commitments().stream()
                .filter(one -> one.tier().equals(tier.name()) && one.override().isEmpty())
                .toList();
    }

    static long override(Commitment one) {
        return one.override().map(ManualOverride::amount).orElse(0L);
    }

    /** In lots. */
    long overridden(List<Commitment> among) {
        return lots(among.stream().mapToLong(PlainRule::override).sum());
    }

    /** In lots. */
    long leftByOverrides() {
        return lots(book.onOffer()) - overridden(book.commitments());
    }

    int placesTaken(Shared shared) {
        return shared.holders();
    }

    /** In lots. */
    long mostFor(Tier tier) {
        long used = overridden(book.commitments().stream()
                .filter(one -> one.tier().equals(tier.name()))
                .toList());
        return tier.carveOut()
                .map(carveOut -> Math.max(0, lots(carveOut) - used))
                .orElse(Long.MAX_VALUE);
    }

    /** @param most what there was for the tier, of which it was given {@code given} */
    long leftAfter(long before, long most, long given) {
        return before - given;
    }

    long wanted(List<Commitment> members) {
        return members.stream().mapToLong(this::cap).sum();
    }

    Shared share(List<Commitment> members, long most) {
        List<Commitment> weighty =
                members.stream().filter(one -> isSome(weight(one))).toList();
        List<Commitment> others =
                members.stream().filter(one -> !isSome(weight(one))).toList();
        Map<Commitment, Ratio> exact = new LinkedHashMap<>();
        if (wanted(weighty) > most) {
            Ratio level = pour(weighty, this::weight, most, exact);
            return new Shared(exact, new Level.PerWeight(level.times(lot())));
        }
        weighty.forEach(one -> exact.put(one, Ratio.of(cap(one), 1)));
        if (wanted(members) > most) {
            Ratio level = pour(others, _ -> Ratio.of(1, 1), most - wanted(weighty), exact);
            return new Shared(exact, new Level.PerHead(level.times(lot())));
        }
        others.forEach(one -> exact.put(one, Ratio.of(cap(one), 1)));
        return new Shared(exact, new Level.EveryoneFilled());
    }

    /** Pours by weight, sets aside whoever is full, and pours what is left again, until nobody is full any more. */
    final Ratio pour(
            List<Commitment> all, Function<Commitment, Ratio> weight, long lots, Map<Commitment, Ratio> exact) {
        List<Commitment> thirsty = new ArrayList<>(all);
        long left = lots;
        for (int pass = 1; ; pass++) {
            Ratio weights = thirsty.stream().map(weight).reduce(NOTHING, Ratio::plus);
            Ratio level = dividedBy(Ratio.of(left, 1), weights);
            List<Commitment> full = thirsty.stream()
                    .filter(one -> !isBelow(product(level, weight.apply(one)), cap(one)))
                    .toList();
            if (full.isEmpty() || pass > passes()) {
                thirsty.forEach(one -> exact.put(one, product(level, weight.apply(one))));
                return level;
            }
            for (Commitment one : full) {
                exact.put(one, Ratio.of(cap(one), 1));
                left -= cap(one);
            }
            thirsty.removeAll(full);
        }
    }

    int passes() {
        return Integer.MAX_VALUE;
    }

    /** Who drops out next: nobody, or the one with the smallest share above zero. */
    List<Commitment> leaving(List<Commitment> members, Shared shared, int places) {
        List<Commitment> holders =
                members.stream().filter(one -> isSome(shared.of(one))).toList();
        boolean somebodyIsSmall = holders.stream().anyMatch(one -> isBelow(shared.of(one), minimum()));
        if (!somebodyIsSmall && holders.size() <= places) {
            return List.of();
        }
        return holders.stream().min(leaversFirst(shared)).stream().toList();
    }

    Comparator<Commitment> leaversFirst(Shared shared) {
        return Comparator.comparing(shared::of, Fractions::compare)
                .thenComparing(tiesFirst().reversed());
    }

    /** Who wins a tie comes first. */
    Comparator<Commitment> tiesFirst() {
        return Comparator.comparing(Commitment::committedAt)
                .thenComparing(one -> one.investor().value());
    }

    /** Down, then a lot each to the largest remainders. */
    Map<Commitment, Long> whole(List<Commitment> members, Shared shared, long toGive) {
        Map<Commitment, Long> whole = new LinkedHashMap<>();
        shared.exact().forEach((one, exact) -> whole.put(one, floor(exact)));
        long left = toGive - whole.values().stream().mapToLong(Long::longValue).sum();
        List<Commitment> queue = new ArrayList<>(shared.exact().keySet());
        queue.sort(lastLotsFirst(shared));
        for (Commitment one : queue.subList(0, Math.clamp(left, 0, queue.size()))) {
            whole.merge(one, 1L, Long::sum);
        }
        return whole;
    }

    Comparator<Commitment> lastLotsFirst(Shared shared) {
        return Comparator.comparing((Commitment one) -> remainder(shared.of(one)), Fractions::compare)
                .reversed()
                .thenComparing(tiesFirst());
    }

    Result finished(Result result) {
        return result;
    }
}
