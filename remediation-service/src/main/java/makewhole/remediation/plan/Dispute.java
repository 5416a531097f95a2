package makewhole.remediation.plan;

import java.time.Instant;

/**
 * A line that its customer contests.
 *
 * @param number under which the answer stands that said so
 * @param words of the customer; personal data, so its text form does not show them
 */
public record Dispute(long number, LineId line, String words, Instant at) {
    @Override
    public String toString() {
        return "dispute %d of %s".formatted(number, line);
    }
}
