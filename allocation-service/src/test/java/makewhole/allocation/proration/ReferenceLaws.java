package makewhole.allocation.proration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import makewhole.allocation.verification.laws.SeededBooks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The solver and the plain reference agree about 100,000 books of the whole model: shares, levels and drop-outs. */
class ReferenceLaws {
    private static final int BOOKS = 100_000;
    private static final int AT_ONCE = 1_000;

    static LongStream thousands() {
        return LongStream.range(0, BOOKS / AT_ONCE).map(thousand -> thousand * AT_ONCE);
    }

    @ParameterizedTest(name = "a thousand books from seed {0} on")
    @MethodSource("thousands")
    void the_plain_reference_agrees(long first) {
        for (long seed = first; seed < first + AT_ONCE; seed++) {
            assertAgrees(SeededBooks.ofTheWholeModel(seed), seed);
        }
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
