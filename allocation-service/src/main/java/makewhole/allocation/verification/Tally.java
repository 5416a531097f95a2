package makewhole.allocation.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.allocation.version.Grounds;
import makewhole.allocation.version.Verification;

/** Counts what a verification shows while it runs, and tells whoever wants to know. */
final class Tally {
    private static final int MOST_FAILURES_TOLD = 50;

    private long regressionCases;
    private long regressionCasesPassed;
    private long lawBooks;
    private long lawBooksPassed;
    private long dealsToReplay;
    private long dealsReplayed;
    private long dealsPassedOver;
    private long dealsCertified;
    private long differences;
    private long findings;
    private long failed;
    private final List<String> failures = new ArrayList<>();
    private final Optional<Grounds> grounds;
    private final Consumer<Verification> told;

    Tally(Optional<Grounds> grounds, Consumer<Verification> told) {
        this.grounds = grounds;
        this.told = told;
    }

    void dealsToReplay(long count) {
        dealsToReplay = count;
    }

    /** Tells how far it is. */
    void tell() {
        told.accept(verification("RUNNING"));
    }

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

    /** A deal for which nobody can tell what is right: no proof either way, but seen. */
    void passedOver() {
        dealsPassedOver++;
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
                && dealsReplayed + dealsPassedOver == dealsToReplay
                && dealsCertified == dealsReplayed
                && differences == findings;
    }

    Verification verification() {
        return verification(allHolds() ? "PASSED" : "FAILED");
    }

    private Verification verification(String state) {
        return new Verification(
                state,
                regressionCases,
                regressionCasesPassed,
                lawBooks,
                lawBooksPassed,
                dealsToReplay,
                dealsReplayed,
                dealsPassedOver,
                dealsCertified,
                differences,
                findings,
                failures,
                grounds);
    }
}
