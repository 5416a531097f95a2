package makewhole.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.batch.NoticeTransition;

/** The notices on their way. Every method runs in a transaction of its caller. Leases are by the database's clock, which all replicas share. */
public interface Outbox {
    /** Makes the next notice of an approved batch SENDING; nobody else gets the same one. */
    Optional<Claim> claim(UUID batch, UUID attempt, Duration lease);

    /**
     * Writes down how an attempt ended.
     *
     * @param pause before it may be tried again
     * @return whether that attempt was still the one that counts
     */
    boolean finish(Claim claim, NoticeTransition transition, String reply, Duration pause);

    /** Makes UNCERTAIN what has been SENDING for longer than its lease. */
    List<Lost> loseExpired();

    /** Settles a doubt; says whether there was one. */
    boolean settle(UUID notice, NoticeTransition transition);

    /** Approved batches that have something to send now. */
    List<UUID> batchesWithDueNotices();

    /** Stops a batch; says whether it was running. */
    boolean stop(UUID batch);

    /** Makes a batch DONE if all its notices have come to an end; says whether that was now. */
    boolean completeIfAllEnded(UUID batch);

    /** A notice whose fate is not known. */
    record Lost(UUID notice, UUID batch) {}
}
