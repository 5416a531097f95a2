package makewhole.notification.batch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import makewhole.platform.digest.Digests;
import makewhole.platform.journal.JournalEntry;

/**
 * Why a person has done something with a batch. The words may name somebody, so they are kept beside the journal, which
 * stays for ever and has their digest.
 *
 * @param event what they did, as the journal calls it
 */
public record SaidOfBatch(String event, String reason, String by, Instant at) {
    JournalEntry about(Batch batch) {
        return JournalEntry.of(event, "batch", batch.id(), by)
                .with("reason", Digests.sha256(reason.getBytes(StandardCharsets.UTF_8)));
    }
}
