package makewhole.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTest {
    @ParameterizedTest(name = "after {0} failures before: {1}")
    @CsvSource({"0, PT1S", "1, PT1.5S", "2, PT2.25S", "14, PT4M51.871S", "15, PT5M", "100000, PT5M"})
    void work_that_fails_waits_longer_each_time_but_never_for_hours(int failures, Duration pause) {
        assertThat(Jobs.pauseAfter(failures)).isEqualTo(pause);
    }
}
