package makewhole.notification.delivery;

import java.time.Duration;

/** How long something is left alone before it is tried again: a second at first, twice as long each time, up to four hours. */
final class Pauses {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final int MOST_DOUBLINGS = 14;

    private Pauses() {}

    /** The pause after so many tries, at least one. */
    static Duration after(int tries) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
