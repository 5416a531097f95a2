package makewhole.notification.batch;

import java.util.List;
import makewhole.platform.csv.RowErrors;

/** The rows of a batch as they come in, read one by one so that not all of them are in memory. */
@FunctionalInterface
public interface IncomingRows {
    /** The most rows of a batch. */
    int MOST = 1_000_000;

    /**
     * Hands on every row in order. A row that cannot be read is handed on as far as it can, or not at all, after what is wrong
     * was added.
     *
     * @param errors takes what cannot be read, by the same numbers as the rows
     */
    void forEach(RowErrors errors, Into rows);

    /** Takes rows. */
    @FunctionalInterface
    interface Into {
        /**
         * Takes the next one.
         *
         * @param number by which whoever sent the row finds it again
         */
        void take(long number, RequestedNotice row);
    }

    /** Rows that are all there, counted from 1. */
    static IncomingRows counted(List<RequestedNotice> all) {
        return (errors, rows) -> {
            for (int i = 0; i < all.size(); i++) {
                rows.take(i + 1L, all.get(i));
            }
        };
    }
}
