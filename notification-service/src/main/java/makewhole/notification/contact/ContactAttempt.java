package makewhole.notification.contact;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that was tried to reach a customer. Never changed, but for the confirmation of another address.
 *
 * @param evidence where it can be looked up, such as a reference of the post or a call's record
 * @param email the other address; there if and only if that is the kind
 * @param confirmedBy the second person who vouches for the other address
 */
public record ContactAttempt(
        UUID id,
        Kind kind,
        String note,
        String evidence,
        Optional<String> email,
        String recordedBy,
        Instant recordedAt,
        Optional<String> confirmedBy) {
    /** What was tried. */
    public enum Kind {
        /** Mail to the address of the notice. Recorded by this service. */
        MAIL,
        OTHER_ADDRESS,
        LETTER,
        TRACING
    }
}
