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
     * @param begun whether it was tried at all; if not, it does not count as a try
     */
    record Ending(Claim claim, String reply, Duration pause, boolean byRecipient, boolean begun) {}

    /** Makes UNCERTAIN what has been SENDING for longer than its lease. */
    List<Lost> loseExpired();

    /** Settles a doubt; says whether there was one. */
    boolean settle(UUID notice, NoticeTransition transition);

    /**
     * Moves a notice by what a mail server reported later; says whether it was where that can be. What waits to be tried again
     * can have arrived only if it was tried before, at the address that it goes to now.
     */
    boolean hear(UUID notice, NoticeTransition transition, String status);

    /**
     * Has a notice that failed sent to the address of a confirmed contact attempt; says whether it had failed. Its tries count
     * anew.
     *
     * @param alone whether it is the only one of its batch, which was called off, that may still be sent
     */
    boolean readdress(UUID notice, UUID contactAttempt, boolean alone);

    /** Holds a notice, so that nobody answers it meanwhile; says whether its recipient has, or the one it reminds. */
    boolean holdAndSeeIfAnswered(UUID notice);

    /** The address that a notice goes to now: the one it was written for, or the confirmed one it was readdressed to. */
    String address(UUID notice);

    /** Addresses that a notice went to before it was readdressed, and goes to no more. */
    List<String> formerAddresses(UUID notice);

    /** Approved batches that have something to send now, and called off ones with a notice that goes to another address. */
    List<UUID> batchesWithDueNotices();

    /**
     * Batches that have come to their end without anybody having seen it, because a sender died between the last outcome and
     * the look at its batch; and called off ones of which something came back since.
     */
    List<UUID> batchesToClose();

    /** Stops a batch; says whether it was running. Of one that was called off nothing is sent any more. */
    boolean stop(UUID batch);

    /** Makes a batch DONE if all its notices have come to an end; says whether that was now. */
    boolean completeIfAllEnded(UUID batch);

    /** A notice whose fate is not known. */
    record Lost(UUID notice, UUID batch) {}
}
