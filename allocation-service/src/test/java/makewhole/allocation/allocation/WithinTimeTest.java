package makewhole.allocation.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.VersionName;
import org.junit.jupiter.api.Test;

class WithinTimeTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Book BOOK = new Book(
            100,
            Terms.USUAL,
            List.of(new Commitment(new InvestorId("INV-A"), 200, 1, Optional.empty(), Instant.EPOCH)));

    @Test
    void a_result_in_time_is_that_of_the_algorithm() {
        assertThat(new WithinTime(algorithm(Proration::of), LONG).allocate(BOOK))
                .isEqualTo(Proration.of(BOOK));
    }

    @Test
    void who_never_returns_is_given_up_and_interrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        WithinTime endless = new WithinTime(
                algorithm(book -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException stopped) {
                        interrupted.countDown();
                    }
                    return Proration.of(book);
                }),
                SHORT);
        assertThatThrownBy(() -> endless.allocate(BOOK))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no result within");
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_failure_and_a_recursion_without_end_are_failures_of_the_algorithm() {
        WithinTime failing = new WithinTime(
                algorithm(book -> {
                    throw new ArithmeticException("overflow");
                }),
                LONG);
        assertThatThrownBy(() -> failing.allocate(BOOK)).hasMessageContaining("overflow");
        WithinTime deep = new WithinTime(algorithm(WithinTimeTest::deeper), LONG);
        assertThatThrownBy(() -> deep.allocate(BOOK)).hasMessageContaining("StackOverflowError");
    }

    /** Never ends, for no book has less than nothing on offer. */
    private static Result deeper(Book book) {
        return book.onOffer() < 0 ? Proration.of(book) : deeper(book);
    }

    private static Algorithm algorithm(Function<Book, Result> code) {
        return new Algorithm() {
            @Override
            public VersionName version() {
                return new VersionName("trial");
            }

            @Override
            public Result allocate(Book book) {
                return code.apply(book);
            }
        };
    }
}
