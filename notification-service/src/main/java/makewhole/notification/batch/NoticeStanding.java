package makewhole.notification.batch;

import java.util.UUID;

/**
 * A notice and where it stands.
 *
 * @param digest of the notice when it was rendered
 * @param attempts to send it, since it was readdressed or a person had it tried again
 * @param reply the code that the mail server last answered with; empty if it has not
 */
public record NoticeStanding(UUID batch, Notice notice, String digest, NoticeState state, int attempts, String reply) {
    /** Whether it still says word for word what was rendered, and is kept for whom it was written. */
    public boolean isAsRendered() {
        return notice.isWrittenForItsRecipient() && notice.digest().equals(digest);
    }
}
