package makewhole.allocation.deal;

import java.util.Arrays;
import java.util.OptionalLong;

/** What was booked for the commitments of a book, in the order of the book, in minor units. */
public final class Booked {
    private static final long NO_LINE = -1;

    private final long[] given;
    private final int missing;
    private final long strangers;
    private final int inOtherCurrency;

    private Booked(long[] given, int missing, long strangers, int inOtherCurrency) {
        this.given = given;
        this.missing = missing;
        this.strangers = strangers;
        this.inOtherCurrency = inOtherCurrency;
    }

    /** How many commitments there are. */
    public int size() {
        return given.length;
    }

    /** What the commitment at that place was given; zero if it has no line. */
    public long of(int place) {
        return Math.max(0, given[place]);
    }

    /** What its line says; empty if it has none. */
    public OptionalLong line(int place) {
        return given[place] == NO_LINE ? OptionalLong.empty() : OptionalLong.of(given[place]);
    }

    /** How many commitments have no booked line. */
    public int missing() {
        return missing;
    }

    /** How many booked lines have no commitment. */
    public long strangers() {
        return strangers;
    }

    /** How many lines were booked in another currency than the deal's. */
    public int inOtherCurrency() {
        return inOtherCurrency;
    }

    /** Collects lines while a book is read. */
    public static final class Lines {
        private static final int FIRST_SIZE = 64;

        private long[] given = new long[FIRST_SIZE];
        private int size;
        private int missing;
        private int inOtherCurrency;

        /** The next commitment of the book was given so much. */
        public void add(long minor) {
            if (minor < 0) {
                throw new IllegalArgumentException("%d was booked, which is negative".formatted(minor));
            }
            append(minor);
        }

        /** The next commitment of the book has no line. */
        public void addMissing() {
            missing++;
            append(NO_LINE);
        }

        /** The line that was added last is in another currency than the deal. */
        public void lastIsInOtherCurrency() {
            inOtherCurrency++;
        }

        /**
         * What was collected.
         *
         * @param lines how many there are altogether; those that no commitment has are strangers
         */
        public Booked of(long lines) {
            return new Booked(Arrays.copyOf(given, size), missing, lines - (size - missing), inOtherCurrency);
        }

        private void append(long minor) {
            if (size == given.length) {
                given = Arrays.copyOf(given, Math.multiplyExact(2, size));
            }
            given[size++] = minor;
        }
    }
}
