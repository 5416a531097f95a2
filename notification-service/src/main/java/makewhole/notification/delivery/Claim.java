package makewhole.notification.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.batch.Notice;

/**
 * The right to try once to send a notice.
 *
 * @param attempt names this try; only it may say how the try ended
 * @param number how many tries there have been, this one included
 * @param digest of the notice when it was rendered and approved
 * @param otherAddress where it goes instead of the address it was written for; two persons have vouched for it
 * @param refusedFor how long the recipient's server has been refusing it; zero if it never has
 */
public record Claim(
        UUID attempt,
        int number,
        UUID batch,
        Notice notice,
        String digest,
        Optional<String> otherAddress,
        Duration refusedFor) {
    /** The one address of the envelope. */
    String to() {
        return otherAddress.orElseGet(() -> notice.recipient().email());
    }
}
