package makewhole.allocation.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far an audit is, and what it has found so far.
 *
 * @param shards in their order
 * @param investors different investors among the findings; empty until the audit is done
 */
public record Progress(AuditState state, List<ShardProgress> shards, Optional<Long> investors) {
    public Progress {
        shards = List.copyOf(shards);
    }

    /** What all shards together have done and found. */
    public Tally total() {
        return shards.stream().map(ShardProgress::tally).reduce(Tally.NOTHING, Tally::plus);
    }

    /** The rates of the shards at work added up; zero if none is. */
    public long commitmentsPerSecond() {
        return shards.stream()
                .filter(ShardProgress::isAtWork)
                .mapToLong(ShardProgress::commitmentsPerSecond)
                .sum();
    }

    /** What is left at the rate of now; empty if nothing is at work or nothing is left. */
    public OptionalLong secondsLeft() {
        Tally total = total();
        return Pace.secondsLeft(total.commitments() - total.commitmentsDone(), commitmentsPerSecond());
    }

    /**
     * Counts, over deals or commitments.
     *
     * @param done those with a verdict: right, wrong, rounded otherwise or undecidable
     */
    public record Tally(
            long deals,
            long commitments,
            long done,
            long commitmentsDone,
            long right,
            long wrong,
            long roundedOtherwise,
            long undecidable,
            long findings) {
        static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(
                    deals + other.deals,
                    commitments + other.commitments,
                    done + other.done,
                    commitmentsDone + other.commitmentsDone,
                    right + other.right,
                    wrong + other.wrong,
                    roundedOtherwise + other.roundedOtherwise,
                    undecidable + other.undecidable,
                    findings + other.findings);
        }
    }
}
