package makewhole.notification.batch;

import java.util.UUID;
import makewhole.notification.Refusal.NoticesExist;
import makewhole.notification.RefusedException;

/** Notices that were made when nothing kept a line from being told of its remedy by two templates. */
final class ToldTwice {
    private ToldTwice() {}

    /**
     * Keeps a batch from being set going that would tell lines again.
     *
     * @throws RefusedException if it would
     */
    static void refuse(Batches batches, UUID batch) {
        long again = batches.unsentAgain(batch);
        if (again > 0) {
            throw new RefusedException(new NoticesExist(batch.toString(), again));
        }
    }
}
