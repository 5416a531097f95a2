package makewhole.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReachTest {
    private Instant now = Instant.parse("2026-11-26T06:00:00Z");
    private final Reach reach = new Reach(() -> now);

    @Test
    void each_group_is_looked_for_behind_those_before_it() {
        assertThat(reach.behind()).isZero();
        reach.took(3);
        reach.took(9);
        assertThat(reach.behind()).isEqualTo(9);
        reach.took(4);
        assertThat(reach.behind()).as("another connection may be further").isEqualTo(9);
    }

    @Test
    void whoever_finds_nothing_looks_once_more_from_the_front() {
        assertThat(reach.backToFront()).as("it was there").isFalse();
        reach.took(9);
        assertThat(reach.backToFront()).isTrue();
        assertThat(reach.behind()).isZero();
        assertThat(reach.backToFront()).isFalse();
    }

    @Test
    void what_is_due_again_at_the_front_waits_for_no_longer_than_a_quarter_of_a_minute() {
        reach.took(9);
        now = now.plusMillis(14_999);
        assertThat(reach.behind()).isEqualTo(9);
        now = now.plusMillis(1);
        assertThat(reach.behind()).isZero();
        reach.took(12);
        now = now.plusSeconds(14);
        assertThat(reach.behind()).as("it is counted from the last look").isEqualTo(12);
        now = now.minusSeconds(100);
        assertThat(reach.behind()).as("a clock that was set back").isZero();
    }
}
