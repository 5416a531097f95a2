package makewhole.allocation.killswitch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The replicas of this service, and from when on each knew of an engagement. This is evidence for people; what is
 * guaranteed comes from the publishers' lock, which an engage call drains for all replicas before it returns, whether
 * they say anything or not.
 */
public interface Replicas {
    /** This replica is there, from {@code started} on; it says so again and again. */
    void beat(String replica, Instant started);

    /** This replica stops in good order. */
    void signOff(String replica);

    /** Engagements in force that a replica has not confirmed. */
    List<UUID> unconfirmedBy(String replica);

    /** From {@code at} on a replica can publish nothing in the scope. Said again, it changes nothing. */
    void confirm(UUID engagement, String replica, Instant at);

    /** Those that have confirmed an engagement and, while it is in force, those that should. */
    List<Standing> standing(UUID engagement);

    /** How many replicas have left an engagement in force without confirmation for longer than {@code patience}. */
    long unconfirmedFor(Duration patience);

    /** How a replica stands to an engagement. */
    enum State {
        /** It can publish nothing in the scope. */
        CONFIRMED,
        /** It runs and has not said so yet. */
        NOT_CONFIRMED,
        /** It has not been heard of lately: stopped hard, frozen or cut off. It cannot confirm. */
        SILENT
    }

    /**
     * A replica and an engagement.
     *
     * @param confirmedAt empty if it has not confirmed
     * @param afterMillis from the engagement, or from the start of the replica if that was later, to the confirmation
     */
    record Standing(String replica, State state, Optional<Instant> confirmedAt, Optional<Long> afterMillis) {}
}
