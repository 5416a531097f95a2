package makewhole.remediation.plan;

import java.time.Instant;

/**
 * What was chosen for a line.
 *
 * @param by who chose
 * @param at when it was said, or when silence was taken for it
 */
public record LineAnswer(LineId line, Answer answer, By by, Instant at) {
    /** Whether somebody spoke. */
    public enum By {
        CUSTOMER,
        SILENCE
    }
}
