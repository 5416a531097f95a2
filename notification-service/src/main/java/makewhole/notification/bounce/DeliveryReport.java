package makewhole.notification.bounce;

import java.util.UUID;

/**
 * What a mail server says became of a notice.
 *
 * @param digest of the report as it came; a report that comes twice is taken once
 * @param status the enhanced code, such as {@code 5.1.1}
 */
public record DeliveryReport(String digest, UUID notice, Outcome outcome, String status) {
    /** What became of it. */
    public enum Outcome {
        FAILED,
        DELIVERED
    }
}
