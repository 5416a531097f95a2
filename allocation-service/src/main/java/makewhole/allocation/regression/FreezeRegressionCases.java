package makewhole.allocation.regression;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.AuditedDeal;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.audit.DealVerdict;
import makewhole.allocation.audit.RightAnswers;
import makewhole.allocation.proration.DealId;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;

/** Freezes every wrong deal of an audit as a regression case. */
@ApplicationScoped
public class FreezeRegressionCases {
    private static final int PAGE = 500;

    private final Audits audits;
    private final RightAnswers rightAnswers;
    private final RegressionCases cases;
    private final Journal journal;

    FreezeRegressionCases(Audits audits, RightAnswers rightAnswers, RegressionCases cases, Journal journal) {
        this.audits = audits;
        this.rightAnswers = rightAnswers;
        this.cases = cases;
        this.journal = journal;
    }

    /**
     * Freezes them; what was frozen before stays as it is.
     *
     * @throws RefusedException if the audit is not done
     */
    @Transactional
    public List<RegressionCase> of(AuditId audit, String subject) {
        if (audits.require(audit).state() != AuditState.DONE) {
            throw new RefusedException(new Refusal.AuditStillRunning(audit.value()));
        }
        List<RegressionCase> frozen = new ArrayList<>();
        Optional<DealId> after = Optional.empty();
        List<AuditedDeal> page;
        do {
            page = audits.deals(audit, Optional.of(DealVerdict.WRONG), after, PAGE);
            page.stream().map(deal -> freeze(audit, deal.deal(), subject)).forEach(frozen::add);
            after = page.isEmpty()
                    ? Optional.empty()
                    : Optional.of(page.getLast().deal());
        } while (page.size() == PAGE);
        return frozen;
    }

    private RegressionCase freeze(AuditId audit, DealId deal, String subject) {
        RightAnswers.RightAnswer answer = rightAnswers.of(audit, deal);
        RegressionCase made = RegressionCase.frozen(deal, audit, answer.past().book(), answer.right());
        RegressionCase kept = cases.addOnce(made);
        if (kept.id().equals(made.id())) {
            journal.append(JournalEntry.of("regression-case-frozen", "deal", deal, subject)
                    .with("case", made.id())
                    .with("audit", audit)
                    .with("digest", made.digest()));
        }
        return kept;
    }
}
