package makewhole.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {
    @ParameterizedTest
    @CsvSource({
        "1, PT1S",
        "2, PT2S",
        "3, PT4S",
        "12, PT34M8S",
        "14, PT2H16M32S",
        "15, PT4H",
        "16, PT4H",
        "1000000, PT4H"
    })
    void each_pause_is_twice_as_long_as_the_one_before_up_to_four_hours(int tries, Duration pause) {
        assertThat(Pauses.after(tries)).isEqualTo(pause);
    }

    @Test
    void in_three_days_there_are_some_thirty_tries_and_not_thousands() {
        Duration passed = Duration.ZERO;
        int tries = 0;
        while (passed.compareTo(Duration.ofDays(3)) < 0) {
            tries++;
            passed = passed.plus(Pauses.after(tries));
        }
        assertThat(tries).isBetween(30, 35);
    }
}
