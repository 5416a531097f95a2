package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;

/** Gives a run up before it is approved; its lines are free for another one. */
@ApplicationScoped
public class WithdrawRun {
    private final PaymentRuns runs;
    private final Journal journal;

    WithdrawRun(PaymentRuns runs, Journal journal) {
        this.runs = runs;
        this.journal = journal;
    }

    /**
     * Withdraws it.
     *
     * @throws RefusedException if it is approved or withdrawn already
     */
    @Transactional
    public PaymentRun withdraw(UUID id, String reason, Subject subject) {
        PaymentRun run = runs.lock(id);
        if (run.state() != PaymentRun.State.PROPOSED) {
            throw new RefusedException(new SettlementRefusal.RunNotProposed(
                    id.toString(), run.state().name()));
        }
        PaymentRun withdrawn = run.withdrawn(reason);
        runs.replace(withdrawn);
        // Without the reason, which stands with the run: the journal is read by others, and never forgets.
        journal.append(JournalEntry.of("payment-run-withdrawn", "plan", run.plan(), subject.name())
                .with("run", id));
        return withdrawn;
    }
}
