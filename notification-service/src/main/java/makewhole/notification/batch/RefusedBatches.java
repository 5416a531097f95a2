package makewhole.notification.batch;

import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Subject;

/** What was wrong with batches that were refused. */
public interface RefusedBatches {
    /** Keeps it in a transaction of its own, since that of the batch is rolled back. */
    UUID keep(UUID plan, long errors, byte[] gzippedCsv, Subject by);

    /** The gzipped CSV file of all errors. */
    Optional<byte[]> errorFile(UUID id);
}
