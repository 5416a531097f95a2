package makewhole.notification.batch;

import java.util.UUID;

/** Fired in the transaction in which a person lets a batch go on. */
public record BatchResumed(UUID batch) {}
