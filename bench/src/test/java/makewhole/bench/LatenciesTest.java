package makewhole.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void a_percentile_is_the_time_within_which_so_many_in_a_hundred_calls_were_answered() {
        Latencies latencies = new Latencies();
        for (int millis = 100; millis >= 1; millis--) {
            latencies.add(Duration.ofMillis(millis));
        }
        assertThat(latencies.percentileMillis(50)).isCloseTo(50, within(0.05));
        assertThat(latencies.percentileMillis(95)).isCloseTo(95, within(0.1));
        assertThat(latencies.percentileMillis(99)).isCloseTo(99, within(0.1));
        assertThat(latencies.percentileMillis(100)).isCloseTo(100, within(0.1));
        assertThat(latencies.percentile(50)).isEqualTo("50.0 ms");
    }

    @Test
    void one_slow_call_in_a_thousand_does_not_move_the_median() {
        Latencies latencies = new Latencies();
        latencies.add(Duration.ofMinutes(10));
        for (int call = 0; call < 999; call++) {
            latencies.add(Duration.ofMillis(3));
        }
        assertThat(latencies.percentileMillis(50)).isCloseTo(3, within(0.01));
        assertThat(latencies.percentileMillis(100))
                .as("what takes longer than can be kept counts as the longest")
                .isCloseTo(60_000, within(60.0));
    }

    @Test
    void a_call_is_timed_and_its_answer_handed_on() {
        Latencies latencies = new Latencies();
        assertThat(latencies.of(() -> "answer")).isEqualTo("answer");
        assertThat(latencies.percentileMillis(100)).isPositive();
    }
}
