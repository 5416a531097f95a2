package makewhole.allocation.verification;

import java.util.ArrayList;
import java.util.List;
import makewhole.allocation.version.Verification;

/** Counts what a verification shows while it runs. */
final class Tally {
    private static final int MOST_FAILURES_TOLD = 50;

    private long regressionCases;
    private long regressionCasesPassed;
    private long lawBooks;
    private long lawBooksPassed;
    private long dealsReplayed;
    private long dealsCertified;
    private long differences;
    private long findings;
    private long failed;
    private final List<String> failures = new ArrayList<>();

    void regressionCase(boolean passed) {
        regressionCases++;
        regressionCasesPassed += passed ? 1 : 0;
    }

    void lawBook(boolean passed) {
        lawBooks++;
        lawBooksPassed += passed ? 1 : 0;
    }

    void deal(boolean certified, long differencesFromBooked) {
        dealsReplayed++;
        dealsCertified += certified ? 1 : 0;
        differences += differencesFromBooked;
    }

    void findings(long count) {
        findings = count;
    }

    /** Something does not hold: the version fails. */
    void failure(String what) {
        failed++;
        if (failures.size() < MOST_FAILURES_TOLD) {
            failures.add(what);
        }
    }

    private boolean allHolds() {
        return failed == 0
                && regressionCasesPassed == regressionCases
                && lawBooksPassed == lawBooks
                && dealsCertified == dealsReplayed
                && differences == findings;
    }

    Verification verification() {
        return new Verification(
                allHolds() ? "PASSED" : "FAILED",
                regressionCases,
                regressionCasesPassed,
                lawBooks,
                lawBooksPassed,
                dealsReplayed,
                dealsCertified,
                differences,
                findings,
                failures);
    }
}
