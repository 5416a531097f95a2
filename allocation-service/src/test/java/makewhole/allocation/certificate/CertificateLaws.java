package makewhole.allocation.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.ProrationOne;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.TierName;
import makewhole.allocation.verification.laws.SeededBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The certificate accepts right results and nothing else. */
class CertificateLaws {
    private static final int MOST_PAIRS = 60;

    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void a_right_result_is_accepted(long seed) {
        Book book = SeededBooks.of(seed);
        assertThat(Certificate.check(book, Proration.of(book))).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void one_unit_more_or_less_for_anyone_is_rejected(long seed) {
        Book book = SeededBooks.of(seed);
        Result right = Proration.of(book);
        for (int i = 0; i < right.shares().size(); i++) {
            assertRejected(book, changed(right, i, 1));
            if (right.shares().get(i).given() > 0) {
                assertRejected(book, changed(right, i, -1));
            }
        }
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void one_unit_and_one_lot_moved_from_one_to_another_is_rejected(long seed) {
        Book book = SeededBooks.of(seed);
        Result right = Proration.of(book);
        List<int[]> pairs = pairs(right.shares().size(), seed);
        for (int[] pair : pairs) {
            for (long amount : new long[] {1, book.terms().lot()}) {
                if (right.shares().get(pair[0]).given() >= amount) {
                    assertRejected(book, changed(changed(right, pair[0], -amount), pair[1], amount));
                }
            }
        }
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void another_level_is_rejected_though_the_shares_are_right(long seed) {
        Book book = SeededBooks.of(seed);
        Result right = Proration.of(book);
        Ratio one = Ratio.of(1, 1);
        List<Level> others =
                new ArrayList<>(List.of(new Level.EveryoneFilled(), new Level.PerWeight(one), new Level.PerHead(one)));
        switch (right.levels().ofAll().orElseThrow()) {
            case Level.EveryoneFilled() -> {}
            case Level.PerWeight(var ratio) -> others.add(new Level.PerWeight(aLittleMore(ratio)));
            case Level.PerHead(var ratio) -> others.add(new Level.PerHead(aLittleMore(ratio)));
        }
        others.remove(right.levels().ofAll().orElseThrow());
        for (Level other : others) {
            assertRejected(book, new Result(Levels.ofAll(other), right.shares(), right.dropOuts()));
        }
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void a_drop_out_left_out_or_out_of_order_is_rejected(long seed) {
        Book book = SeededBooks.of(seed);
        Result right = Proration.of(book);
        List<DropOut> dropOuts = right.dropOuts();
        for (int i = 0; i < dropOuts.size(); i++) {
            List<DropOut> fewer = new ArrayList<>(dropOuts);
            fewer.remove(i);
            assertRejected(book, new Result(right.levels(), right.shares(), fewer));
        }
        if (dropOuts.size() > 1) {
            assertRejected(book, new Result(right.levels(), right.shares(), dropOuts.reversed()));
        }
        DropOut made = new DropOut(
                book.commitments().getFirst().investor(),
                TierName.ALL,
                DropOut.Reason.MINIMUM_TICKET,
                right.levels().ofAll().orElseThrow());
        List<DropOut> more = new ArrayList<>(dropOuts);
        more.add(made);
        assertRejected(book, new Result(right.levels(), right.shares(), more));
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void a_result_of_proration_1_is_accepted_exactly_when_it_is_the_right_one(long seed) {
        Book book = SeededBooks.underUsualTerms(seed);
        Result old = ProrationOne.of(book);
        assertThat(Certificate.check(book, old) instanceof Verdict.Accepted).isEqualTo(old.equals(Proration.of(book)));
    }

    @Test
    void the_books_hold_enough_of_everything_for_this_to_mean_something() {
        long wrong = seeds().filter(seed -> {
                    Book book = SeededBooks.underUsualTerms(seed);
                    return !ProrationOne.of(book)
                            .shares()
                            .equals(Proration.of(book).shares());
                })
                .count();
        long withDropOuts = seeds().filter(
                        seed -> !Proration.of(SeededBooks.of(seed)).dropOuts().isEmpty())
                .count();
        long byHead = seeds().filter(seed ->
                        Proration.of(SeededBooks.of(seed)).levels().ofAll().orElseThrow() instanceof Level.PerHead)
                .count();
        assertThat(wrong).isGreaterThan(500);
        assertThat(withDropOuts).isGreaterThan(200);
        assertThat(byHead).isGreaterThan(50);
    }

    @Test
    void lines_that_are_not_those_of_the_book_are_rejected() {
        Book book = SeededBooks.underUsualTerms(3);
        Result right = Proration.of(book);
        Share first = right.shares().getFirst();
        List<Share> otherCap = new ArrayList<>(right.shares());
        otherCap.set(0, new Share(first.investor(), first.cap() + 1, first.given()));
        assertRejected(book, new Result(right.levels(), otherCap, List.of()));
        assertRejected(
                book,
                new Result(
                        right.levels(), right.shares().subList(1, right.shares().size()), List.of()));
    }

    private static Ratio aLittleMore(Ratio ratio) {
        return ratio.plus(new Ratio(BigInteger.ONE, BigInteger.TEN.pow(40)));
    }

    private static List<int[]> pairs(int size, long seed) {
        List<int[]> pairs = new ArrayList<>();
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                if (from != to) {
                    pairs.add(new int[] {from, to});
                }
            }
        }
        java.util.Collections.shuffle(pairs, new Random(seed));
        // every pair of small books and of every twentieth; a sample of the others
        return size <= 8 || seed % 20 == 0 ? pairs : pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()));
    }

    private static Result changed(Result result, int index, long by) {
        List<Share> shares = new ArrayList<>(result.shares());
        Share share = shares.get(index);
        shares.set(index, new Share(share.investor(), share.cap(), share.given() + by));
        return new Result(result.levels(), shares, result.dropOuts());
    }

    private static void assertRejected(Book book, Result wrong) {
        assertThat(Certificate.check(book, wrong)).isInstanceOf(Verdict.Rejected.class);
    }
}
