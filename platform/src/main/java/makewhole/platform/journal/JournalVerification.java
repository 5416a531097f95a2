package makewhole.platform.journal;

/**
 * What working the chain out anew has shown.
 *
 * @param intact whether every link holds
 * @param entries how many links hold, from the first
 * @param head the hash of the last link that holds; empty if the chain is broken
 * @param firstBroken the position of the first link that does not hold; 0 if all do
 */
public record JournalVerification(boolean intact, long entries, String head, long firstBroken) {
    static JournalVerification intact(long entries, String head) {
        return new JournalVerification(true, entries, head, 0);
    }

    static JournalVerification brokenAt(long position) {
        return new JournalVerification(false, position - 1, "", position);
    }
}
