package makewhole.allocation.proration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import makewhole.allocation.verification.laws.SeededBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The solver and the plain reference agree about 100,000 books of the whole model, every fifth of them at the edge of what
 * can be held: shares, levels and drop-outs.
 */
class ReferenceLaws {
    private static final int BOOKS = 100_000;
    private static final int AT_ONCE = 1_000;
    private static final int EVERY_NTH_EXTREME = 5;
    private static final int MANY = 1_000;
    private static final long FAR_APART = 1_000_000_000_000_000L;

    /** What sets a book at the edge apart from others. */
    private static final Map<String, Predicate<Book>> EXTREMES = Map.of(
            "amounts up to the last unit", book -> sum(book, Commitment::requested) == Long.MAX_VALUE,
            "weights up to the last unit", book -> sum(book, Commitment::weight) == Long.MAX_VALUE,
            "everything on offer that can be", book -> book.onOffer() == Long.MAX_VALUE,
            "large amounts of one magnitude",
                    book -> book.commitments().size() > 20
                            && book.commitments().stream().allMatch(one -> one.requested() > FAR_APART),
            "weights far apart",
                    book -> largest(book) / FAR_APART
                            >= book.commitments().stream()
                                    .mapToLong(Commitment::weight)
                                    .filter(weight -> weight > 0)
                                    .min()
                                    .orElse(Long.MAX_VALUE),
            "ids in another order",
                    book -> !book.commitments().stream()
                            .map(Commitment::investor)
                            .sorted()
                            .toList()
                            .equals(book.commitments().stream()
                                    .map(Commitment::investor)
                                    .toList()));

    static LongStream thousands() {
        return LongStream.range(0, BOOKS / AT_ONCE).map(thousand -> thousand * AT_ONCE);
    }

    @ParameterizedTest(name = "a thousand books from seed {0} on")
    @MethodSource("thousands")
    void the_plain_reference_agrees(long first) {
        LongStream.range(first, first + AT_ONCE).parallel().forEach(seed -> assertAgrees(book(seed), seed));
    }

    @Test
    void among_the_books_are_many_of_each_extreme() {
        EXTREMES.forEach((extreme, isOne) -> assertThat(LongStream.range(0, BOOKS)
                        .filter(ReferenceLaws::isExtreme)
                        .mapToObj(ExtremeBooks::of)
                        .filter(isOne))
                .as(extreme)
                .hasSizeGreaterThan(MANY));
    }

    private static Book book(long seed) {
        return isExtreme(seed) ? ExtremeBooks.of(seed) : SeededBooks.ofTheWholeModel(seed);
    }

    private static boolean isExtreme(long seed) {
        return seed % EVERY_NTH_EXTREME == 0;
    }

    private static long sum(Book book, ToLongFunction<Commitment> amount) {
        return book.commitments().stream().mapToLong(amount).sum();
    }

    private static long largest(Book book) {
        return book.commitments().stream().mapToLong(Commitment::weight).max().orElse(0);
    }

    private static void assertAgrees(Book book, long seed) {
        Result result = Proration.of(book);
        PlainReference.Answer right = PlainReference.of(book);
        List<String> leavers = result.dropOuts().stream()
                .map(one -> PlainReference.leaver(one.investor(), one.tier(), one.reason()))
                .toList();
        Map<InvestorId, Long> lots = new HashMap<>();
        List<InvestorId> lines = new ArrayList<>();
        result.shares().forEach(share -> {
            lots.put(share.investor(), share.given() / book.terms().lot());
            lines.add(share.investor());
        });
        assertThat(leavers).as("who leaves the book of seed %d", seed).isEqualTo(right.leavers());
        assertThat(result.levels().tiers())
                .as("levels of the book of seed %d", seed)
                .isEqualTo(right.levels());
        assertThat(lots).as("lots of the book of seed %d", seed).isEqualTo(right.whole());
        assertThat(lines)
                .as("lines of the book of seed %d", seed)
                .isEqualTo(book.commitments().stream().map(Commitment::investor).toList());
    }
}
