package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import makewhole.remediation.payment.EndToEndId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/** Looks up what has been tried to pay lines of a plan, and what is said of what came back. */
@ApplicationScoped
class ReadAttempts {
    private final PaymentRuns runs;
    private final BankFiles bankFiles;
    private final Reattempts reattempts;

    ReadAttempts(PaymentRuns runs, BankFiles bankFiles, Reattempts reattempts) {
        this.runs = runs;
        this.bankFiles = bankFiles;
        this.reattempts = reattempts;
    }

    Attempts of(PlanId plan, Collection<LineId> lines) {
        List<Payment> made = runs.attempts(plan, lines);
        List<EndToEndId> cameBack = made.stream()
                .filter(payment -> !payment.bank().isUnreturned())
                .map(Payment::endToEndId)
                .toList();
        return new Attempts(
                made,
                bankFiles.reasons(plan, cameBack.stream().map(EndToEndId::value).toList()),
                reattempts.confirmed(plan, cameBack));
    }
}
