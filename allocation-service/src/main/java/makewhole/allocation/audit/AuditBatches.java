package makewhole.allocation.audit;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import makewhole.allocation.DigestedRows;
import makewhole.allocation.deal.PastBooks;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** The transactions of an audit: some commitments at a time, and the end. */
@ApplicationScoped
class AuditBatches {
    /** Enough to make a statement's round trip cheap, few enough to be lost without regret. */
    private static final long COMMITMENTS_AT_ONCE = 20_000;

    /** For a deal of many millions of commitments, or the digest of as many findings. */
    private static final int LONGEST_SECONDS = 3_600;

    private static final String SUBJECT = "allocation-service";

    private final Audits audits;
    private final RunningAudits running;
    private final PastBooks pastBooks;
    private final Journal journal;
    private final InstantSource clock;

    AuditBatches(Audits audits, RunningAudits running, PastBooks pastBooks, Journal journal, InstantSource clock) {
        this.audits = audits;
        this.running = running;
        this.pastBooks = pastBooks;
        this.journal = journal;
        this.clock = clock;
    }

    /** Gives the next deals of a shard their verdicts; tells whether there were any left. */
    @Transactional(TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    boolean replayNext(Shard shard) {
        RunningAudits.Batch batch = running.next(shard, COMMITMENTS_AT_ONCE);
        if (batch.deals().isEmpty()) {
            return false;
        }
        long start = clock.millis();
        List<ReplayedDeal> replayed = new ArrayList<>();
        pastBooks.forEach(batch.deals(), past -> replayed.add(Replay.of(past)));
        running.record(shard, batch, replayed, Math.max(0, clock.millis() - start));
        return true;
    }

    /** Ends a shard; the last one seals the findings with their digest. Doing so again changes nothing. */
    @Transactional(TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    void finish(Shard shard) {
        if (!running.isLastToFinish(shard)) {
            return;
        }
        DigestedRows rows = new DigestedRows("findings of an audit");
        audits.forEachFinding(
                shard.audit(),
                finding -> rows.row(
                        finding.deal(),
                        finding.investor(),
                        finding.currency(),
                        finding.booked(),
                        finding.right(),
                        finding.cap(),
                        finding.limitKind().map(Enum::name).orElse("")));
        String digest = rows.digest();
        running.finish(shard.audit(), digest);
        Progress.Tally total = audits.progress(shard.audit()).total();
        journal.append(JournalEntry.of("audit-finished", "audit", shard.audit(), SUBJECT)
                .with("deals", total.deals())
                .with("wrong", total.wrong())
                .with("roundedOtherwise", total.roundedOtherwise())
                .with("undecidable", total.undecidable())
                .with("findings", total.findings())
                .with("digest", digest));
    }
}
