package makewhole.allocation.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
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
final class ResultFaults {
    static final List<Fault> ALL = List.of(
            new Fault(
                    "results are keyed by name and two are swapped",
                    book -> shares(book, given -> {
                        List<Long> swapped = new ArrayList<>(given);
                        if (given.size() > 1) {
                            swapped.set(0, given.getLast());
                            swapped.set(given.size() - 1, given.getFirst());
                        }
                        return swapped;
                    })),
            new Fault(
                    "lines are shifted by one",
                    book -> shares(book, given -> {
                        List<Long> shifted = new ArrayList<>(given.subList(1, given.size()));
                        shifted.add(given.getFirst());
                        return shifted;
                    })),
            new Fault(
                    "lines are in another order",
                    book -> finishing(
                            book,
                            right -> new Result(right.levels(), right.shares().reversed(), right.dropOuts()))),
            new Fault(
                    "a line is missing",
                    book -> finishing(
                            book,
                            right -> new Result(
                                    right.levels(),
                                    right.shares().subList(1, right.shares().size()),
                                    right.dropOuts()))),
            new Fault(
                    "a line has another cap",
                    book -> finishing(book, right -> {
                        List<Share> shares = new ArrayList<>(right.shares());
                        Share last = shares.removeLast();
                        shares.add(new Share(last.investor(), last.cap() + 1, last.given()));
                        return new Result(right.levels(), shares, right.dropOuts());
                    })),
            new Fault("one unit is lost", book -> first(book, given -> Math.max(0, given - 1))),
            new Fault("one unit too many is given", book -> first(book, given -> given + 1)),
            new Fault(
                    "a lot too many is given",
                    book -> first(book, given -> given + book.terms().lot())),

            // What a 64-bit product makes of large amounts.
            new Fault("an amount has overflowed", book -> first(book, _ -> Long.MAX_VALUE)),
            new Fault(
                    "nobody is given anything",
                    book -> shares(book, given -> given.stream().map(_ -> 0L).toList())),
            new Fault(
                    "everybody is given one lot less",
                    book -> shares(
                            book,
                            given -> given.stream()
                                    .map(each -> Math.max(0, each - book.terms().lot()))
                                    .toList())),
            new Fault("the level is off by one", book -> levels(book, ratio -> ratio.plus(Ratio.of(1, 1)))),
            new Fault(
                    "the level is off by very little",
                    book -> levels(book, ratio -> ratio.plus(new Ratio(BigInteger.ONE, BigInteger.TEN.pow(50))))),
            new Fault(
                    "the level is per lot",
                    book -> levels(
                            book,
                            ratio -> new Ratio(
                                    ratio.numerator(),
                                    times(ratio.denominator(), book.terms().lot())))),
            new Fault(
                    "the level is upside down",
                    book -> levels(
                            book,
                            ratio -> ratio.numerator().signum() == 0
                                    ? ratio
                                    : new Ratio(ratio.denominator(), ratio.numerator()))),
            new Fault(
                    "a level per weight is called per head",
                    book -> kinds(
                            book,
                            level -> level instanceof Level.PerWeight(var ratio) ? new Level.PerHead(ratio) : level)),
            new Fault(
                    "a level per head is called per weight",
                    book -> kinds(
                            book,
                            level -> level instanceof Level.PerHead(var ratio) ? new Level.PerWeight(ratio) : level)),
            new Fault("everyone is called filled", book -> kinds(book, _ -> new Level.EveryoneFilled())),
            new Fault(
                    "everyone filled is given a level",
                    book -> kinds(
                            book,
                            level -> level instanceof Level.EveryoneFilled
                                    ? new Level.PerWeight(Ratio.of(1_000_000_000, 1))
                                    : level)),
            new Fault(
                    "the tiers are listed in another order",
                    book -> finishing(
                            book,
                            right -> new Result(
                                    new Levels(right.levels().tiers().reversed()), right.shares(), right.dropOuts()))),
            new Fault(
                    "the levels of two tiers are swapped",
                    book -> finishing(book, right -> {
                        List<TierLevel> tiers = right.levels().tiers();
                        List<TierLevel> swapped = new ArrayList<>();
                        for (int i = 0; i < tiers.size(); i++) {
                            swapped.add(new TierLevel(
                                    tiers.get(i).tier(),
                                    tiers.get(tiers.size() - 1 - i).level()));
                        }
                        return new Result(new Levels(swapped), right.shares(), right.dropOuts());
                    })),
            new Fault(
                    "drop outs are listed backwards",
                    book -> finishing(
                            book,
                            right -> new Result(
                                    right.levels(),
                                    right.shares(),
                                    right.dropOuts().reversed()))),
            new Fault(
                    "drop outs are not listed",
                    book -> finishing(book, right -> new Result(right.levels(), right.shares(), List.of()))),
            new Fault(
                    "the last drop out is not listed",
                    book -> finishing(
                            book,
                            right -> right.dropOuts().isEmpty()
                                    ? right
                                    : new Result(
                                            right.levels(),
                                            right.shares(),
                                            right.dropOuts()
                                                    .subList(0, right.dropOuts().size() - 1)))),
            new Fault(
                    "a drop out is listed twice",
                    book -> finishing(
                            book,
                            right -> right.dropOuts().isEmpty()
                                    ? right
                                    : new Result(
                                            right.levels(),
                                            right.shares(),
                                            Stream.concat(
                                                            right.dropOuts().stream(),
                                                            right.dropOuts().stream()
                                                                    .limit(1))
                                                    .toList()))));

    private ResultFaults() {}

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
