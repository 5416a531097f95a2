package makewhole.allocation.audit.http;

import java.util.List;
import java.util.OptionalLong;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.Progress;
import makewhole.allocation.audit.ShardProgress;
import org.jspecify.annotations.Nullable;

/**
 * How far an audit is, as a whole and shard by shard.
 *
 * @param commitmentsPerSecond of the shards that are at work now
 * @param secondsLeft at that rate; null if it cannot be told
 */
record ProgressBody(
        AuditState state,
        long dealsTotal,
        long dealsDone,
        long commitmentsTotal,
        long commitmentsDone,
        long commitmentsPerSecond,
        @Nullable Long secondsLeft,
        long findings,
        List<ShardBody> shards) {

    /**
     * How far one shard is.
     *
     * @param atWork whether a replica carries it on just now
     * @param commitmentsPerSecond while it was at work
     */
    record ShardBody(
            int shard,
            AuditState state,
            boolean atWork,
            long dealsTotal,
            long dealsDone,
            long commitmentsTotal,
            long commitmentsDone,
            long commitmentsPerSecond,
            @Nullable Long secondsLeft) {
        static ShardBody of(ShardProgress shard) {
            Progress.Tally tally = shard.tally();
            return new ShardBody(
                    shard.shard(),
                    shard.state(),
                    shard.isAtWork(),
                    tally.deals(),
                    tally.done(),
                    tally.commitments(),
                    tally.commitmentsDone(),
                    shard.commitmentsPerSecond(),
                    orNull(shard.secondsLeft()));
        }
    }

    static ProgressBody of(Progress progress) {
        Progress.Tally total = progress.total();
        return new ProgressBody(
                progress.state(),
                total.deals(),
                total.done(),
                total.commitments(),
                total.commitmentsDone(),
                progress.commitmentsPerSecond(),
                orNull(progress.secondsLeft()),
                total.findings(),
                progress.shards().stream().map(ShardBody::of).toList());
    }

    static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
