package makewhole.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How far a run has got in its batch. Each group is looked for behind those before it, because the way from the front leads
 * past everything that was taken already. Now and then the run looks from the front all the same: there stand notices that
 * are due again, that a person has settled, or that were held by another replica when this one came by.
 */
final class Reach {
    /** The front of every batch: positions count from 1. */
    private static final int FRONT = 0;

    private static final Duration LONGEST_AWAY = Duration.ofSeconds(15);

    private final InstantSource clock;
    private int behind = FRONT;
    private Instant atFront;

    Reach(InstantSource clock) {
        this.clock = clock;
        atFront = clock.instant();
    }

    /** The position behind which the next group is looked for. */
    synchronized int behind() {
        Instant now = clock.instant();
        // A clock that was set back has nobody wait for longer.
        if (now.isBefore(atFront) || !now.isBefore(atFront.plus(LONGEST_AWAY))) {
            toFront(now);
        }
        return behind;
    }

    /** Goes on from the front if the run is not there; says whether that is worth another look. */
    synchronized boolean backToFront() {
        boolean away = behind != FRONT;
        toFront(clock.instant());
        return away;
    }

    /** Several connections take groups at once; the furthest counts. */
    synchronized void took(int position) {
        behind = Math.max(behind, position);
    }

    private void toFront(Instant now) {
        behind = FRONT;
        atFront = now;
    }
}
