package makewhole.allocation.version;

import java.util.List;
import java.util.Optional;

/**
 * What the latest verification of a version has shown, or shows so far.
 *
 * @param state RUNNING, PASSED or FAILED
 * @param dealsToReplay how many deals there are to be replayed; 0 while that is not known yet
 * @param dealsPassedOver how many of them were not replayed, because the audit could not decide what is right for them
 * @param failures what did not hold, in words
 * @param grounds what it was made on; empty for one that was made before that was kept, which proves nothing any more
 */
public record Verification(
        String state,
        long regressionCases,
        long regressionCasesPassed,
        long lawBooks,
        long lawBooksPassed,
        long dealsToReplay,
        long dealsReplayed,
        long dealsPassedOver,
        long dealsCertified,
        long differencesFromBooked,
        long findings,
        List<String> failures,
        Optional<Grounds> grounds) {
    public Verification {
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return state.equals("PASSED");
    }
}
