package makewhole.remediation.inquiry;

import java.time.Instant;

/**
 * How an inquiry was settled before it was opened again, as it was.
 *
 * @param before the inquiry with its answers, or its waiver
 * @param reopenedBy who opened it again
 * @param reason why
 */
public record Superseded(Inquiry before, String reopenedBy, Instant reopenedAt, String reason) {
    public Superseded {
        if (before.state() == Inquiry.State.OPEN) {
            throw new IllegalArgumentException("%s was not settled".formatted(before.team()));
        }
    }
}
