package makewhole.notification.batch;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Many notices that are approved together.
 *
 * @param planDigest of the plan that the sender of the batch had before them
 * @param digest over the rendered notices; what an approval binds to
 * @param createdBy the service that sent it
 * @param reminds the batch whose recipients it reminds of their choices; empty for every other one
 * @param beginning how often it was set going; each time it is proven anew
 */
public record Batch(
        UUID id,
        UUID plan,
        String planDigest,
        String incident,
        BatchState state,
        String digest,
        int rows,
        String createdBy,
        Optional<UUID> reminds,
        int beginning) {
    /** The digest over its plan and the digests of its notices, in the order of the rows. */
    public String digestOver(Stream<String> notices) {
        BatchDigest whole = new BatchDigest(plan, planDigest, incident);
        notices.forEachOrdered(whole::addNotice);
        return whole.value();
    }

    /** A batch of reminders that is about to be written, in the name of the one whose recipients it reminds. */
    public Batch reminders(UUID inThePlaceOfThePlan, String by) {
        return new Batch(
                UUID.randomUUID(),
                inThePlaceOfThePlan,
                planDigest,
                incident,
                BatchState.AWAITING_APPROVAL,
                "",
                0,
                by,
                Optional.of(id),
                0);
    }

    /** This batch once its notices are known. */
    public Batch as(String newDigest, int newRows) {
        return new Batch(id, plan, planDigest, incident, state, newDigest, newRows, createdBy, reminds, beginning);
    }
}
