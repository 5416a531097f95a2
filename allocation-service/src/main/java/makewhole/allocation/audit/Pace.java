package makewhole.allocation.audit;

import java.util.OptionalLong;

/** Rates in whole numbers. */
final class Pace {
    private static final long MILLIS = 1_000;

    private Pace() {}

    static long perSecond(long done, long millis) {
        return millis == 0 ? 0 : Math.multiplyExact(done, MILLIS) / millis;
    }

    /** Rounded up, so that it says zero only when nothing is left. */
    static OptionalLong secondsLeft(long left, long perSecond) {
        if (left == 0) {
            return OptionalLong.of(0);
        }
        return perSecond == 0 ? OptionalLong.empty() : OptionalLong.of(Math.ceilDiv(left, perSecond));
    }
}
