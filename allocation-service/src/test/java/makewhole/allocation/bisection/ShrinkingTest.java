package makewhole.allocation.bisection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.ProrationOne;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.testing.GeneratedDeals;
import makewhole.allocation.verification.laws.SeededBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShrinkingTest {
    static LongStream seeds() {
        return LongStream.range(0, 2_000)
                .filter(seed -> aboveCap(SeededBooks.of(seed)))
                .limit(40);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void whatever_it_began_with_a_few_investors_show_the_fault(long seed) {
        Book smallest =
                Shrinking.of(SeededBooks.of(seed), ShrinkingTest::aboveCap).book();
        assertThat(aboveCap(smallest)).isTrue();
        assertThat(smallest.commitments()).hasSizeLessThanOrEqualTo(6);
        assertThat(smallest.terms()).isEqualTo(Terms.USUAL);
        assertThat(smallest.onOffer()).isLessThan(100);
    }

    @Test
    void the_same_book_is_always_made_the_same() {
        Book book = SeededBooks.of(seeds().findFirst().orElseThrow());
        assertThat(Shrinking.of(book, ShrinkingTest::aboveCap)).isEqualTo(Shrinking.of(book, ShrinkingTest::aboveCap));
    }

    @Test
    void a_book_of_thousands_is_made_small_with_bounded_work() {
        GeneratedDeals deals = new GeneratedDeals("SHRINK", 30, 3_000, 1);
        Book book = deals.deal(firstFaulty(deals)).book();
        Shrinking.Outcome outcome = Shrinking.of(book, ShrinkingTest::aboveCap);
        assertThat(outcome.book().commitments()).hasSizeLessThan(10);
        assertThat(outcome.tries()).isLessThan(100_000);
    }

    @Test
    void what_only_one_commitment_sets_off_is_that_commitment() {
        Book book = SeededBooks.of(3);
        String culprit = book.commitments().getLast().investor().value();
        Book smallest = Shrinking.of(
                        book,
                        one -> one.commitments().stream()
                                .map(Commitment::investor)
                                .anyMatch(investor -> investor.value().equals(culprit)))
                .book();
        assertThat(smallest.commitments()).hasSize(1);
        assertThat(smallest.commitments().getFirst().requested()).isLessThanOrEqualTo(1);
        assertThat(smallest.onOffer()).isLessThanOrEqualTo(1);
    }

    @Test
    void a_book_that_cannot_be_made_smaller_is_the_answer() {
        Book book = SeededBooks.of(7);
        assertThat(Shrinking.of(book, book::equals).book()).isEqualTo(book);
    }

    private static boolean aboveCap(Book book) {
        return ProrationOne.of(book).shares().stream().anyMatch(share -> share.given() > share.cap());
    }

    private static int firstFaulty(GeneratedDeals deals) {
        for (int number = 0; number < deals.deals(); number++) {
            if (aboveCap(deals.deal(number).book())) {
                return number;
            }
        }
        throw new AssertionError("none of them shows the fault");
    }
}
