package makewhole.notification.batch;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.digest.Digests;

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
    /** The digest of a batch: over its plan and the digests of its notices, in the order of the rows. */
    static String digestOf(UUID plan, String planDigest, String incident, List<String> notices) {
        return Digests.of(
                Map.of("plan", plan.toString(), "planDigest", planDigest, "incident", incident, "notices", notices));
    }
}
