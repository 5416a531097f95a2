package makewhole.allocation.certificate;

import static makewhole.allocation.certificate.Fractions.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.TierLevel;
import makewhole.allocation.proration.ZeroHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The certificate accepts right results and nothing else, under any terms; a failure is replayed by its seed. */
class CertificateLaws {
    private static final int BOOKS = 3_000;

    static LongStream seeds() {
        return LongStream.range(0, BOOKS);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void a_right_result_is_accepted(long seed) {
        Book book = SmallBooks.of(seed);
        assertAccepted(book, right(book));
    }

    /** Two engineers, two ways, one answer. */
    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void the_solver_gives_what_the_plain_rule_gives(long seed) {
        Book book = SmallBooks.of(seed);
        assertThat(Proration.of(book)).isEqualTo(right(book));
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void a_right_result_is_accepted_however_large_the_amounts(long seed) {
        Book book = SmallBooks.ofLargeAmounts(seed);
        Result right = right(book);
        assertAccepted(book, right);
        assertRejected(book, given(right, 0, right.shares().getFirst().given() > 0 ? -1 : 1));
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void the_order_of_the_book_does_not_matter(long seed) {
        Book book = SmallBooks.of(seed);
        List<Commitment> shuffled = new ArrayList<>(book.commitments());
        Collections.shuffle(shuffled, new Random(seed));
        Book other = new Book(book.onOffer(), book.terms(), shuffled);
        Result right = right(book);
        List<Share> shares = shuffled.stream()
                .map(one -> right.shares().get(book.commitments().indexOf(one)))
                .toList();
        assertAccepted(other, new Result(right.levels(), shares, right.dropOuts()));
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void one_unit_or_lot_more_or_less_for_anyone_is_rejected(long seed) {
        Book book = SmallBooks.of(seed);
        Result right = right(book);
        for (int i = 0; i < right.shares().size(); i++) {
            for (long amount : new long[] {1, book.terms().lot()}) {
                assertRejected(book, given(right, i, amount));
                if (right.shares().get(i).given() >= amount) {
                    assertRejected(book, given(right, i, -amount));
                }
            }
        }
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void one_unit_or_lot_moved_from_anyone_to_anyone_is_rejected(long seed) {
        Book book = SmallBooks.of(seed);
        Result right = right(book);
        for (int from = 0; from < right.shares().size(); from++) {
            for (int to = 0; to < right.shares().size(); to++) {
                for (long amount : new long[] {1, book.terms().lot()}) {
                    if (from != to && right.shares().get(from).given() >= amount) {
                        assertRejected(book, given(given(right, from, -amount), to, amount));
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void another_level_of_any_tier_is_rejected_though_the_shares_are_right(long seed) {
        Book book = SmallBooks.of(seed);
        Result right = right(book);
        for (int tier = 0; tier < right.levels().tiers().size(); tier++) {
            TierLevel level = right.levels().tiers().get(tier);
            for (Level other : others(level.level())) {
                List<TierLevel> tiers = new ArrayList<>(right.levels().tiers());
                tiers.set(tier, new TierLevel(level.tier(), other));
                assertRejected(book, new Result(new Levels(tiers), right.shares(), right.dropOuts()));
            }
        }
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void a_drop_out_left_out_or_out_of_order_is_rejected(long seed) {
        Book book = SmallBooks.of(seed);
        Result right = right(book);
        for (int i = 0; i < right.dropOuts().size(); i++) {
            List<DropOut> fewer = new ArrayList<>(right.dropOuts());
            fewer.remove(i);
            assertRejected(book, new Result(right.levels(), right.shares(), fewer));
            for (int j = 0; j < i; j++) {
                List<DropOut> swapped = new ArrayList<>(right.dropOuts());
                Collections.swap(swapped, i, j);
                assertRejected(book, new Result(right.levels(), right.shares(), swapped));
            }
        }
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void a_drop_out_more_or_another_one_is_rejected(long seed) {
        Book book = SmallBooks.of(seed);
        Result right = right(book);
        for (Commitment one : book.commitments()) {
            for (DropOut.Reason reason : DropOut.Reason.values()) {
                DropOut made = new DropOut(one.investor(), one.tier(), reason);
                List<DropOut> more = new ArrayList<>(right.dropOuts());
                more.add(made);
                assertRejected(book, new Result(right.levels(), right.shares(), more));
                for (int i = 0; i < right.dropOuts().size(); i++) {
                    List<DropOut> other = new ArrayList<>(right.dropOuts());
                    boolean changes = !made.equals(other.set(i, made));
                    assertThat(isAccepted(book, new Result(right.levels(), right.shares(), other)))
                            .isEqualTo(!changes);
                }
            }
        }
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void a_wrong_result_is_told_in_the_same_words_every_time(long seed) {
        Book book = SmallBooks.of(seed);
        Result right = right(book);
        Result wrong = given(right, right.shares().size() - 1, book.terms().lot());
        assertThat(Certificate.check(book, wrong)).isEqualTo(Certificate.check(book, wrong));
    }

    @Test
    void the_books_hold_enough_of_everything_for_this_to_mean_something() {
        List<Book> books = seeds().mapToObj(SmallBooks::of).toList();
        List<Result> results = books.stream().map(CertificateLaws::right).toList();
        for (DropOut.Reason reason : DropOut.Reason.values()) {
            assertManyOf(results, one -> count(one, reason) > 1);
        }
        assertManyOf(results, one -> Arrays.stream(DropOut.Reason.values()).allMatch(reason -> count(one, reason) > 0));
        assertManyOf(results, one -> one.levels().tiers().stream().anyMatch(CertificateLaws::isByHead));
        assertManyOf(books, book -> book.terms().tiers().size() > 1);
        assertManyOf(
                books,
                book -> book.commitments().stream()
                        .anyMatch(one -> one.override().isPresent()));
        Set<ZeroHistory> policies = EnumSet.noneOf(ZeroHistory.class);
        books.forEach(book -> policies.add(book.terms().zeroHistory()));
        assertThat(policies).containsExactlyInAnyOrder(ZeroHistory.values());
    }

    private static long count(Result result, DropOut.Reason reason) {
        return result.dropOuts().stream().filter(one -> one.reason() == reason).count();
    }

    private static boolean isByHead(TierLevel level) {
        return level.level() instanceof Level.PerHead;
    }

    private static <T> void assertManyOf(List<T> all, Predicate<T> what) {
        assertThat(all.stream().filter(what).count()).isGreaterThan(BOOKS / 100);
    }

    /** Levels of every kind, one of them a little higher than the right one. */
    private static List<Level> others(Level right) {
        Ratio one = Ratio.of(1, 1);
        List<Level> others = new ArrayList<>(List.of(
                new Level.EveryoneFilled(),
                new Level.PerWeight(one),
                new Level.PerHead(one),
                new Level.PerWeight(NOTHING),
                new Level.PerHead(NOTHING)));
        switch (right) {
            case Level.EveryoneFilled() -> {}
            case Level.PerWeight(var ratio) ->
                others.addAll(List.of(new Level.PerWeight(aLittleMore(ratio)), new Level.PerHead(ratio)));
            case Level.PerHead(var ratio) ->
                others.addAll(List.of(new Level.PerHead(aLittleMore(ratio)), new Level.PerWeight(ratio)));
        }
        others.removeIf(right::equals);
        return others;
    }

    private static Ratio aLittleMore(Ratio ratio) {
        return ratio.plus(new Ratio(BigInteger.ONE, BigInteger.TEN.pow(40)));
    }

    private static Result right(Book book) {
        return new PlainRule(book).result();
    }

    private static Result given(Result result, int line, long more) {
        List<Share> shares = IntStream.range(0, result.shares().size())
                .mapToObj(i -> {
                    Share share = result.shares().get(i);
                    return i == line ? new Share(share.investor(), share.cap(), share.given() + more) : share;
                })
                .toList();
        return new Result(result.levels(), shares, result.dropOuts());
    }

    private static boolean isAccepted(Book book, Result result) {
        return Certificate.check(book, result) instanceof Verdict.Accepted;
    }

    private static void assertAccepted(Book book, Result result) {
        assertThat(Certificate.check(book, result)).as("%s", book).isEqualTo(new Verdict.Accepted());
    }

    private static void assertRejected(Book book, Result result) {
        assertThat(isAccepted(book, result)).as("%s with %s", book, result).isFalse();
    }
}
