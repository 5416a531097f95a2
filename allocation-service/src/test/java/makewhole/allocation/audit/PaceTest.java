package makewhole.allocation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void what_was_done_in_a_time_gives_a_rate_and_the_rate_the_time_that_is_left() {
        long perSecond = Pace.perSecond(45_000, 1_500);

        assertThat(perSecond).isEqualTo(30_000);
        assertThat(Pace.secondsLeft(60_000, perSecond)).hasValue(2);
        assertThat(Pace.secondsLeft(60_001, perSecond))
                .as("a part of a second is one")
                .hasValue(3);
    }

    @Test
    void nothing_left_takes_no_time_and_where_nothing_was_done_nobody_knows() {
        assertThat(Pace.secondsLeft(0, 0)).hasValue(0);
        assertThat(Pace.perSecond(0, 0)).isZero();
        assertThat(Pace.secondsLeft(1, Pace.perSecond(0, 10))).isEmpty();
    }
}
