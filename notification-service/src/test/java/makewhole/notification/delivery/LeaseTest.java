package makewhole.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Duration LENGTH = Duration.ofMinutes(5);

    @Test
    void another_notice_is_begun_in_the_first_quarter_only() {
        assertThat(grantedAgo(Duration.ZERO).allowsAnother()).isTrue();
        assertThat(grantedAgo(Duration.ofSeconds(74)).allowsAnother()).isTrue();
        assertThat(grantedAgo(Duration.ofSeconds(76)).allowsAnother()).isFalse();
    }

    @Test
    void what_was_begun_is_ours_until_the_end() {
        assertThat(grantedAgo(Duration.ofSeconds(290)).holds()).isTrue();
        assertThat(grantedAgo(Duration.ofSeconds(301)).holds()).isFalse();
    }

    private static Lease grantedAgo(Duration ago) {
        return new Lease(System.nanoTime() - ago.toNanos(), LENGTH);
    }
}
