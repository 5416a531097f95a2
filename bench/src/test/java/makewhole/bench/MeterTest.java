package makewhole.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import makewhole.suite.CannotGoOnException;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static final String BEFORE = page("100.0", "0.5");
    private static final String AFTER = page("300.0", "0.62");

    private static String page(String count, String sum) {
        return """
                # TYPE makewhole_kill_switch_check_seconds summary
                makewhole_kill_switch_check_seconds_count %s
                makewhole_kill_switch_check_seconds_sum %s
                # TYPE makewhole_kill_switch_check_seconds_max gauge
                makewhole_kill_switch_check_seconds_max 9.0
                """.formatted(count, sum);
    }

    @Test
    void the_mean_is_that_of_the_time_between_two_looks() {
        Meter before = Meter.of(BEFORE, Meter.SWITCH_CHECK);
        Meter between = Meter.of(AFTER, Meter.SWITCH_CHECK).since(before);
        assertThat(between.count()).isEqualTo(200);
        assertThat(between.meanMillis()).isCloseTo(0.6, within(1e-9));
        assertThat(before.since(before).meanMillis()).isZero();
    }

    @Test
    void a_meter_that_is_not_there_is_no_zero() {
        assertThatThrownBy(() -> Meter.of(BEFORE, "makewhole_other_seconds"))
                .isInstanceOf(CannotGoOnException.class)
                .hasMessageContaining("makewhole_other_seconds");
    }
}
