package makewhole.allocation.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.deal.PastBooks;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.platform.problem.NotFoundException;

/** What would have been right for an audited deal; worked out anew, since the book of an allocated deal never changes. */
@ApplicationScoped
public class RightAnswers {
    private final Audits audits;
    private final PastBooks pastBooks;

    RightAnswers(Audits audits, PastBooks pastBooks) {
        this.audits = audits;
        this.pastBooks = pastBooks;
    }

    /** A past deal with its right answer. */
    public record RightAnswer(PastBook past, Result right) {}

    /**
     * The right answer for a deal of an audit.
     *
     * @throws NotFoundException if the audit has no verdict on such a deal (yet)
     * @throws RefusedException if the deal was not decidable
     */
    public RightAnswer of(AuditId audit, DealId deal) {
        audits.require(audit);
        AuditedDeal audited = audits.deal(audit, deal).orElseThrow(() -> new NotFoundException("audited deal", deal));
        Levels levels = audited.levels()
                .orElseThrow(() -> new RefusedException(new Refusal.DealNotDecidable(deal, audited.reason())));
        PastBook past = pastBooks.of(List.of(deal)).getFirst();
        Result right = Proration.of(past.book());
        if (!right.levels().equals(levels)) {
            throw new IllegalStateException(
                    "deal %s was audited at %s, now it is %s".formatted(deal, levels, right.levels()));
        }
        return new RightAnswer(past, right);
    }
}
