package makewhole.allocation.proration;

/**
 * Where to cut a part of an array in two. Not by chance, the same on every machine, and yet with no pattern that a book
 * could be made to match by accident.
 */
final class Pivots {
    private static final long FACTOR = 6_364_136_223_846_793_005L;
    private static final long STEP = 1_442_695_040_888_963_407L;

    private long state = STEP;

    /** A position from {@code from} on, before {@code to}. */
    int between(int from, int to) {
        state = state * FACTOR + STEP;
        return from + (int) (((state >>> Integer.SIZE) * (to - from)) >>> Integer.SIZE);
    }
}
