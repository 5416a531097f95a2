package makewhole.suite.load;

import java.time.Duration;
import java.util.List;

/**
 * What came out of engaging and releasing under load.
 *
 * @param attempts to publish; refused ones count
 * @param unanswered attempts whose replica was killed or frozen
 * @param engaging how long each engage call took, the shortest first
 * @param violations what was published in a scope after its engage call had returned; must be empty
 * @param surprises answers that should not have been given; must be empty
 */
public record SwitchReport(
        long attempts,
        long published,
        long refused,
        long unanswered,
        List<Duration> engaging,
        List<String> violations,
        List<String> surprises) {
    private static final int PERCENT = 100;

    /** The time within which so many in a hundred engage calls have returned. */
    public Duration engagedWithin(int percent) {
        int rank = Math.ceilDiv(engaging.size() * percent, PERCENT);
        return engaging.get(Math.max(rank, 1) - 1);
    }

    @Override
    public String toString() {
        return ("%d attempts to publish: %d published, %d refused, %d unanswered; %d times engaged: "
                        + "half within %d ms, 99 %% within %d ms, all within %d ms; %d published after engage returned")
                .formatted(
                        attempts,
                        published,
                        refused,
                        unanswered,
                        engaging.size(),
                        engagedWithin(50).toMillis(),
                        engagedWithin(99).toMillis(),
                        engagedWithin(PERCENT).toMillis(),
                        violations.size());
    }
}
