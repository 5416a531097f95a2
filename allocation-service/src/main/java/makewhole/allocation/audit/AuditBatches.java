package makewhole.allocation.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import makewhole.allocation.DigestedRows;
import makewhole.allocation.deal.PastBooks;
import makewhole.allocation.proration.DealId;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** The transactions of an audit: some deals at a time, and the end. */
@ApplicationScoped
class AuditBatches {
    private static final int DEALS_AT_ONCE = 10;
    private static final String SUBJECT = "allocation-service";

    private final Audits audits;
    private final PastBooks pastBooks;
    private final Journal journal;

    AuditBatches(Audits audits, PastBooks pastBooks, Journal journal) {
        this.audits = audits;
        this.pastBooks = pastBooks;
        this.journal = journal;
    }

    /** Gives the next deals their verdicts; tells whether there were any left. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean replayNext(AuditId audit) {
        List<DealId> deals = audits.withoutVerdict(audit, DEALS_AT_ONCE);
        pastBooks.of(deals).stream().map(Replay::of).forEach(replayed -> audits.record(audit, replayed));
        return !deals.isEmpty();
    }

    /** Seals the findings with their digest; doing so again changes nothing. */
    @Transactional(TxType.REQUIRES_NEW)
    void finish(AuditId id) {
        if (audits.require(id).state() == AuditState.DONE) {
            return;
        }
        DigestedRows rows = new DigestedRows("findings of an audit");
        audits.forEachFinding(
                id,
                finding -> rows.row(
                        finding.deal(),
                        finding.investor(),
                        finding.currency(),
                        finding.booked(),
                        finding.right(),
                        finding.cap(),
                        finding.limitKind().map(Enum::name).orElse("")));
        String digest = rows.digest();
        audits.finish(id, digest);
        Progress progress = audits.progress(id);
        journal.append(JournalEntry.of("audit-finished", "audit", id, SUBJECT)
                .with("deals", progress.deals())
                .with("wrong", progress.wrong())
                .with("undecidable", progress.undecidable())
                .with("findings", progress.findings())
                .with("digest", digest));
    }
}
