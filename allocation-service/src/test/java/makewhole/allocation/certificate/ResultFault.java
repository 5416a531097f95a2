package makewhole.allocation.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.TierLevel;

/** Faults in what becomes of a right answer. */
enum ResultFault implements Fault {
    RESULTS_ARE_KEYED_BY_NAME_AND_TWO_ARE_SWAPPED(book -> shares(book, given -> {
        List<Long> swapped = new ArrayList<>(given);
        if (given.size() > 1) {
            swapped.set(0, given.getLast());
            swapped.set(given.size() - 1, given.getFirst());
        }
        return swapped;
    })),

    LINES_ARE_SHIFTED_BY_ONE(book -> shares(book, given -> {
        List<Long> shifted = new ArrayList<>(given.subList(1, given.size()));
        shifted.add(given.getFirst());
        return shifted;
    })),

    LINES_ARE_IN_ANOTHER_ORDER(book ->
            finishing(book, right -> new Result(right.levels(), right.shares().reversed(), right.dropOuts()))),

    A_LINE_IS_MISSING(book -> finishing(
            book,
            right -> new Result(
                    right.levels(), right.shares().subList(1, right.shares().size()), right.dropOuts()))),

    A_LINE_HAS_ANOTHER_CAP(book -> finishing(book, right -> {
        List<Share> shares = new ArrayList<>(right.shares());
        Share last = shares.removeLast();
        shares.add(new Share(last.investor(), last.cap() + 1, last.given()));
        return new Result(right.levels(), shares, right.dropOuts());
    })),

    ONE_UNIT_IS_LOST(book -> first(book, given -> Math.max(0, given - 1))),

    ONE_UNIT_TOO_MANY_IS_GIVEN(book -> first(book, given -> given + 1)),

    A_LOT_TOO_MANY_IS_GIVEN(book -> first(book, given -> given + book.terms().lot())),

    /** What a 64-bit product makes of large amounts. */
    AN_AMOUNT_HAS_OVERFLOWED(book -> first(book, _ -> Long.MAX_VALUE)),

    NOBODY_IS_GIVEN_ANYTHING(
            book -> shares(book, given -> given.stream().map(_ -> 0L).toList())),

    EVERYBODY_IS_GIVEN_ONE_LOT_LESS(book -> shares(
            book,
            given -> given.stream()
                    .map(each -> Math.max(0, each - book.terms().lot()))
                    .toList())),

    THE_LEVEL_IS_OFF_BY_ONE(book -> levels(book, ratio -> ratio.plus(Ratio.of(1, 1)))),

    THE_LEVEL_IS_OFF_BY_VERY_LITTLE(book ->
            levels(book, ratio -> ratio.plus(new Ratio(BigInteger.ONE, BigInteger.TEN.pow(50))))),

    THE_LEVEL_IS_PER_LOT(book -> levels(
            book,
            ratio -> new Ratio(
                    ratio.numerator(), times(ratio.denominator(), book.terms().lot())))),

    THE_LEVEL_IS_UPSIDE_DOWN(book -> levels(
            book,
            ratio -> ratio.numerator().signum() == 0 ? ratio : new Ratio(ratio.denominator(), ratio.numerator()))),

    A_LEVEL_PER_WEIGHT_IS_CALLED_PER_HEAD(book ->
            kinds(book, level -> level instanceof Level.PerWeight(var ratio) ? new Level.PerHead(ratio) : level)),

    A_LEVEL_PER_HEAD_IS_CALLED_PER_WEIGHT(book ->
            kinds(book, level -> level instanceof Level.PerHead(var ratio) ? new Level.PerWeight(ratio) : level)),

    EVERYONE_IS_CALLED_FILLED(book -> kinds(book, _ -> new Level.EveryoneFilled())),

    EVERYONE_FILLED_IS_GIVEN_A_LEVEL(book -> kinds(
            book,
            level -> level instanceof Level.EveryoneFilled ? new Level.PerWeight(Ratio.of(1_000_000_000, 1)) : level)),

    THE_TIERS_ARE_LISTED_IN_ANOTHER_ORDER(book -> finishing(
            book,
            right -> new Result(new Levels(right.levels().tiers().reversed()), right.shares(), right.dropOuts()))),

    THE_LEVELS_OF_TWO_TIERS_ARE_SWAPPED(book -> finishing(book, right -> {
        List<TierLevel> tiers = right.levels().tiers();
        List<TierLevel> swapped = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            swapped.add(new TierLevel(
                    tiers.get(i).tier(), tiers.get(tiers.size() - 1 - i).level()));
        }
        return new Result(new Levels(swapped), right.shares(), right.dropOuts());
    })),

    DROP_OUTS_ARE_LISTED_BACKWARDS(book -> finishing(
            book,
            right -> new Result(right.levels(), right.shares(), right.dropOuts().reversed()))),

    DROP_OUTS_ARE_NOT_LISTED(book -> finishing(book, right -> new Result(right.levels(), right.shares(), List.of()))),

    THE_LAST_DROP_OUT_IS_NOT_LISTED(book -> finishing(
            book,
            right -> right.dropOuts().isEmpty()
                    ? right
                    : new Result(
                            right.levels(),
                            right.shares(),
                            right.dropOuts().subList(0, right.dropOuts().size() - 1)))),

    A_DROP_OUT_IS_LISTED_TWICE(book -> finishing(
            book,
            right -> right.dropOuts().isEmpty()
                    ? right
                    : new Result(
                            right.levels(),
                            right.shares(),
                            Stream.concat(
                                            right.dropOuts().stream(),
                                            right.dropOuts().stream().limit(1))
                                    .toList())));

    private final Function<Book, PlainRule> algorithm;

    ResultFault(Function<Book, PlainRule> algorithm) {
        this.algorithm = algorithm;
    }

    @Override
    public Function<Book, PlainRule> algorithm() {
        return algorithm;
    }

    private static BigInteger times(BigInteger number, long factor) {
        return number.multiply(BigInteger.valueOf(factor));
    }

    private static PlainRule finishing(Book book, UnaryOperator<Result> change) {
        return new PlainRule(book) {
            @Override
            Result finished(Result result) {
                return change.apply(result);
            }
        };
    }

    private static PlainRule shares(Book book, UnaryOperator<List<Long>> change) {
        return finishing(book, right -> {
            List<Long> given =
                    change.apply(right.shares().stream().map(Share::given).toList());
            List<Share> shares = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                Share share = right.shares().get(i);
                shares.add(new Share(share.investor(), share.cap(), given.get(i)));
            }
            return new Result(right.levels(), shares, right.dropOuts());
        });
    }

    private static PlainRule first(Book book, LongUnaryOperator change) {
        return shares(book, given -> {
            List<Long> changed = new ArrayList<>(given);
            changed.set(0, change.applyAsLong(given.getFirst()));
            return changed;
        });
    }

    private static PlainRule kinds(Book book, UnaryOperator<Level> change) {
        return finishing(book, right -> {
            List<TierLevel> tiers = right.levels().tiers().stream()
                    .map(one -> new TierLevel(one.tier(), change.apply(one.level())))
                    .toList();
            return new Result(new Levels(tiers), right.shares(), right.dropOuts());
        });
    }

    private static PlainRule levels(Book book, UnaryOperator<Ratio> change) {
        return kinds(book, level -> switch (level) {
            case Level.EveryoneFilled() -> level;
            case Level.PerWeight(var ratio) -> new Level.PerWeight(change.apply(ratio));
            case Level.PerHead(var ratio) -> new Level.PerHead(change.apply(ratio));
        });
    }
}
