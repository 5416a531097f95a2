package makewhole.notification.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import makewhole.notification.recipient.Visits.Kind;
import org.junit.jupiter.api.Test;

class VisitsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:20Z");
    private static final int MOST_KNOWN = 100_000;

    private final Visits visits = new Visits(() -> NOW, 2, 2, 2);

    @Test
    void who_comes_too_often_waits_for_the_next_minute() {
        assertThat(visits.tooMany(Kind.OPENING, "a notice")).isEmpty();
        assertThat(visits.tooMany(Kind.OPENING, "a notice")).isEmpty();
        assertThat(visits.tooMany(Kind.OPENING, "a notice")).contains(40L);
        assertThat(visits.tooMany(Kind.OPENING, "another notice")).isEmpty();
    }

    @Test
    void however_many_addresses_try_wrong_links_right_ones_are_opened() {
        for (int address = 0; address < MOST_KNOWN; address++) {
            visits.tooMany(Kind.MISS, "address " + address);
        }
        assertThat(visits.tooMany(Kind.MISS, "one more"))
                .as("memory has an end")
                .isPresent();
        assertThat(visits.tooMany(Kind.MISS, "address 1")).as("it is known").isEmpty();
        assertThat(visits.tooMany(Kind.OPENING, "a notice")).isEmpty();
        assertThat(visits.tooMany(Kind.ANSWER, "a notice")).isEmpty();
    }
}
