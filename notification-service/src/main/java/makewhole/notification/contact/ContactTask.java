package makewhole.notification.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer who has not been told, because their notice failed.
 *
 * @param notice that failed; a notice has one task, however often it fails
 * @param closedBecause the words of whoever closed it; empty while it is open
 * @param attempts in the order in which they were recorded; the first is the mail that failed
 */
public record ContactTask(
        UUID notice,
        long number,
        UUID batch,
        UUID plan,
        String line,
        String investor,
        State state,
        Instant openedAt,
        Optional<String> closedBecause,
        List<ContactAttempt> attempts) {
    /** How far it is. */
    public enum State {
        OPEN,
        /** The customer has been told. */
        REACHED,
        /** Nobody can find the customer: what is theirs goes to the unclaimed register, never to the firm. */
        UNCLAIMED
    }

    public ContactTask {
        attempts = List.copyOf(attempts);
    }

    boolean tried(ContactAttempt.Kind kind) {
        return attempts.stream().anyMatch(attempt -> attempt.kind() == kind);
    }
}
