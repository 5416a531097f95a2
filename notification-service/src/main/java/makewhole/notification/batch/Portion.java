package makewhole.notification.batch;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Some rows of a batch that stand one after the other. Where all of a batch are moved they are moved portion by portion, so
 * that their names need little memory.
 *
 * @param after the row before the first one
 * @param upTo the last one
 */
public record Portion(int after, int upTo) {
    private static final int SIZE = 1_000;

    /** All rows of a batch as one. */
    public static Portion whole(Batch batch) {
        return new Portion(0, batch.rows());
    }

    /** All rows of a batch in portions. */
    static List<Portion> of(Batch batch) {
        return IntStream.iterate(0, after -> after < batch.rows(), after -> after + SIZE)
                .mapToObj(after -> new Portion(after, Math.min(after + SIZE, batch.rows())))
                .toList();
    }
}
