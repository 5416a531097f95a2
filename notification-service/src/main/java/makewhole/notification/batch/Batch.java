package makewhole.notification.batch;

import java.util.UUID;
import java.util.stream.Stream;

/**
 * Many notices that are approved together.
 *
 * @param planDigest of the plan that the sender of the batch had before them
 * @param digest over the rendered notices; what an approval binds to
 * @param createdBy the service that sent it
 */
public record Batch(
        UUID id,
        UUID plan,
        String planDigest,
        String incident,
        BatchState state,
        String digest,
        int rows,
        String createdBy) {
    /** The digest over its plan and the digests of its notices, in the order of the rows. */
    public String digestOver(Stream<String> notices) {
        BatchDigest whole = new BatchDigest(plan, planDigest, incident);
        notices.forEachOrdered(whole::addNotice);
        return whole.value();
    }

    /** This batch once its notices are known. */
    Batch as(String newDigest, int newRows) {
        return new Batch(id, plan, planDigest, incident, state, newDigest, newRows, createdBy);
    }
}
