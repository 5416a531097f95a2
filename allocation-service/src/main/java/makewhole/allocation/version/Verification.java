package makewhole.allocation.version;

import java.util.List;

/**
 * What the latest verification of a version has shown, or shows so far.
 *
 * @param state RUNNING, PASSED or FAILED
 * @param failures what did not hold, in words
 */
public record Verification(
        String state,
        long regressionCases,
        long regressionCasesPassed,
        long lawBooks,
        long lawBooksPassed,
        long dealsReplayed,
        long dealsCertified,
        long differencesFromBooked,
        long findings,
        List<String> failures) {
    public Verification {
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return state.equals("PASSED");
    }
}
