package makewhole.allocation.audit;

import java.util.OptionalLong;

/**
 * How far one shard is.
 *
 * @param workedMillis spent on its batches so far, by whichever replica; waiting does not count
 * @param isAtWork whether it has finished a batch just now and is not done
 */
public record ShardProgress(int shard, AuditState state, Progress.Tally tally, long workedMillis, boolean isAtWork) {
    /** While it was at work; zero if it was not yet. */
    public long commitmentsPerSecond() {
        return Pace.perSecond(tally.commitmentsDone(), workedMillis);
    }

    /** What is left at its own rate; empty if it is not at work. */
    public OptionalLong secondsLeft() {
        return isAtWork
                ? Pace.secondsLeft(tally.commitments() - tally.commitmentsDone(), commitmentsPerSecond())
                : OptionalLong.empty();
    }
}
