package makewhole.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import makewhole.notification.batch.NoticeTransition;

/** The notices on their way. Every method runs in a transaction of its caller. Leases are by the database's clock, which all replicas share. */
public interface Outbox {
    /** Makes the next notices of an approved batch SENDING; nobody else gets the same ones. */
    List<Claim> claim(Wanted wanted, UUID attempt, Duration lease);

    /**
     * Notices that somebody would send.
     *
     * @param behind the position that they stand behind; 0 for all
     */
    record Wanted(UUID batch, int behind, int most) {}

    /**
     * Writes down how attempts ended that all make the same move.
     *
     * @return the notices whose attempt was still the one that counts
     */
    Set<UUID> finish(NoticeTransition transition, List<Ending> endings);

    /**
     * How one attempt ended.
     *
     * @param pause before it may be tried again
     * @param byRecipient whether it was the recipient's server that refused, which it may do for so long only
     */
    record Ending(Claim claim, String reply, Duration pause, boolean byRecipient) {}

    /** Makes UNCERTAIN what has been SENDING for longer than its lease. */
    List<Lost> loseExpired();

    /** Settles a doubt; says whether there was one. */
    boolean settle(UUID notice, NoticeTransition transition);

    /** Moves a notice by what a mail server reported later; says whether it was where that can be. */
    boolean hear(UUID notice, NoticeTransition transition, String status);

    /** Has a notice that failed sent to the address of a confirmed contact attempt; says whether it had failed. */
    boolean readdress(UUID notice, UUID contactAttempt);

    /** The address that a notice goes to now: the one it was written for, or the confirmed one it was readdressed to. */
    String address(UUID notice);

    /** Addresses that a notice went to before it was readdressed, and goes to no more. */
    List<String> formerAddresses(UUID notice);

    /** Approved batches that have something to send now. */
    List<UUID> batchesWithDueNotices();

    /** Stops a batch; says whether it was running. */
    boolean stop(UUID batch);

    /** Makes a batch DONE if all its notices have come to an end; says whether that was now. */
    boolean completeIfAllEnded(UUID batch);

    /** A notice whose fate is not known. */
    record Lost(UUID notice, UUID batch) {}
}
