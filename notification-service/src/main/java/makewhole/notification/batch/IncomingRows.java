package makewhole.notification.batch;

import java.util.function.Consumer;
import makewhole.platform.csv.RowErrors;

/** The rows of a batch as they come in, read one by one so that not all of them are in memory. */
@FunctionalInterface
public interface IncomingRows {
    /** The most rows of a batch. */
    int MOST = 1_000_000;

    /**
     * Hands on every row in order. A row that cannot be read is handed on as far as it can, after what is wrong was added.
     *
     * @param errors takes what cannot be read, by row from 1
     */
    void forEach(RowErrors errors, Consumer<RequestedNotice> row);
}
