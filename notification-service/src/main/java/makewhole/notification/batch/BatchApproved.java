package makewhole.notification.batch;

import java.util.UUID;

/** Fired in the transaction of an approval. */
public record BatchApproved(UUID batch) {}
