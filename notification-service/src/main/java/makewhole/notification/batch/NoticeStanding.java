package makewhole.notification.batch;

import java.util.UUID;

/**
 * A notice and where it stands.
 *
 * @param digest of the notice when it was rendered
 * @param reply the code that the mail server last answered with; empty if it has not
 */
public record NoticeStanding(UUID batch, Notice notice, String digest, NoticeState state, int attempts, String reply) {}
