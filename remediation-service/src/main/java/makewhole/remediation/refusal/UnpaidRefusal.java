package makewhole.remediation.refusal;

import java.util.List;

/** Why an account is not changed or not tried again, or a line does not move to or from the unclaimed register. */
public sealed interface UnpaidRefusal extends Refusal {
    /** A change of this investor's account waits for a second person already. */
    record ChangeOpen(String investor, String change) implements UnpaidRefusal {}

    /** The change is confirmed or refused already. */
    record ChangeDecided(String change, String state) implements UnpaidRefusal {}

    /** The fingerprint that was named is not that of the new account. */
    record ChangeStale(String change) implements UnpaidRefusal {}

    /** Nothing came back for the line, so it is not unclaimed. */
    record NothingCameBack(String line) implements UnpaidRefusal {}

    /** The line is in the register already. */
    record AlreadyUnclaimed(String line) implements UnpaidRefusal {}

    /** The line is not in the register. */
    record NotUnclaimed(String line) implements UnpaidRefusal {}

    /** The next run takes each of these lines as it is. */
    record ReattemptNeedless(List<String> lines) implements UnpaidRefusal {
        public ReattemptNeedless {
            lines = List.copyOf(lines);
        }
    }

    /** Two persons have said already that these attempts are made again. */
    record ReattemptConfirmed(String reattempt) implements UnpaidRefusal {}

    /** The evidence that was named is not what it stands on. */
    record ReattemptStale(String reattempt) implements UnpaidRefusal {}

    /** These lines were tried again since. */
    record ReattemptOvertaken(String reattempt, List<String> lines) implements UnpaidRefusal {
        public ReattemptOvertaken {
            lines = List.copyOf(lines);
        }
    }
}
