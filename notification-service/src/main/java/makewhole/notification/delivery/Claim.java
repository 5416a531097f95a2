package makewhole.notification.delivery;

import java.util.UUID;
import makewhole.notification.batch.Notice;

/**
 * The right to try once to send a notice.
 *
 * @param attempt names this try; only it may say how the try ended
 * @param number how many tries there have been, this one included
 * @param digest of the notice when it was rendered and approved
 */
public record Claim(UUID attempt, int number, UUID batch, Notice notice, String digest) {}
