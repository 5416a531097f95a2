package makewhole.allocation.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An algorithm with a known fault, on many books. Wherever its answer is another one than the right one, the certificate
 * rejects it; and each fault shows on some of the books, or nothing would have been tried.
 */
class FaultsTest {
    private static final List<Case> CASES =
            LongStream.range(0, 600).mapToObj(Case::of).toList();

    private record Case(Book book, Result right) {
        static Case of(long seed) {
            Book book = SmallBooks.of(seed);
            return new Case(book, new PlainRule(book).result());
        }
    }

    static Stream<Fault> faults() {
        return Fault.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void is_caught_wherever_it_shows(Fault fault) {
        int shows = 0;
        for (Case one : CASES) {
            Result faulty = fault.resultFor(one.book());
            assertIsAcceptedOnlyIfRight(fault, one, faulty);
            assertIsAcceptedOnlyIfRight(fault, one, asBooked(faulty, one.right()));
            shows += faulty.equals(one.right()) ? 0 : 1;
        }
        assertThat(shows).isPositive();
    }

    /** As an audit asks: what was given, under the levels and with the drop-outs that would have been right. */
    private static Result asBooked(Result faulty, Result right) {
        return new Result(right.levels(), faulty.shares(), right.dropOuts());
    }

    private static void assertIsAcceptedOnlyIfRight(Fault fault, Case one, Result result) {
        boolean isAccepted = Certificate.check(one.book(), result) instanceof Verdict.Accepted;
        assertThat(isAccepted).as("%s on %s", fault, one.book()).isEqualTo(result.equals(one.right()));
    }
}
