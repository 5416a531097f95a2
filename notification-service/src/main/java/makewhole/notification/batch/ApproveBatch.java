package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.Refusal;
import makewhole.notification.Refusal.BatchNotOpen;
import makewhole.notification.Refusal.DigestStale;
import makewhole.notification.Refusal.PlanNotAuthorised;
import makewhole.notification.Refusal.PlanUnreadable;
import makewhole.notification.RefusedException;
import makewhole.notification.batch.PlanAuthorities.Answer.Known;
import makewhole.notification.batch.PlanAuthorities.Answer.NoSuchPlan;
import makewhole.notification.batch.PlanAuthorities.Answer.Unreadable;
import makewhole.notification.template.Template;
import makewhole.notification.template.Templates;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;

/** Customer success approves exactly the notices it has seen, and only if the plan behind them carries them. */
@ApplicationScoped
public class ApproveBatch {
    /**
     * What a person approves.
     *
     * @param digest of the batch that they have seen
     */
    public record Decision(String digest, Sending sending) {}

    private final Batches batches;
    private final PlanAuthorities authorities;
    private final Templates templates;
    private final Journal journal;
    private final Event<BatchApproved> approved;

    @Inject
    ApproveBatch(
            Batches batches,
            PlanAuthorities authorities,
            Templates templates,
            Journal journal,
            Event<BatchApproved> approved) {
        this.batches = batches;
        this.authorities = authorities;
        this.templates = templates;
        this.journal = journal;
        this.approved = approved;
    }

    /** Asks what stands behind the plan; outside a transaction, since it is a call to another service. */
    @Transactional(TxType.NEVER)
    public PlanAuthority authority(UUID plan) {
        return switch (authorities.of(plan)) {
            case Known(var authority) -> authority;
            case NoSuchPlan(var reason) -> throw refused(new PlanNotAuthorised(plan.toString(), reason));
            case Unreadable(var reason) -> throw refused(new PlanUnreadable(plan.toString(), reason));
        };
    }

    /**
     * Approves a batch; sending begins when the transaction has committed.
     *
     * @param decision with the digest of what the approver has seen
     * @throws RefusedException if the batch is not open, is not what the approver has seen, or differs from the plan
     */
    @Transactional(TxType.MANDATORY)
    public Batch approve(UUID id, Decision decision, PlanAuthority authority, Subject by) {
        Batch batch = batches.hold(id).orElseThrow(() -> new NotFoundException("batch", id));
        String digest = decision.digest();
        if (batch.state() != BatchState.AWAITING_APPROVAL) {
            throw refused(new BatchNotOpen(id.toString(), batch.state()));
        }
        // Worked out anew from what will be sent, so that nothing can have changed under the digest.
        BatchDigest whole = new BatchDigest(batch.plan(), batch.planDigest(), batch.incident());
        Optional<Refusal> refusal = AuthorityCheck.refusal(
                batch,
                each -> batches.forEachNotice(id, (notice, digestThen) -> {
                    whole.addNotice(notice.digest());
                    each.accept(notice);
                }),
                remedies(),
                batches.linesToldElsewhere(batch),
                authority);
        String actual = whole.value();
        // A plan that is not approved at all is refused before a notice is looked at.
        if (!(refusal.orElse(null) instanceof PlanNotAuthorised)
                && (!actual.equals(digest) || !actual.equals(batch.digest()))) {
            throw refused(new DigestStale(digest, actual));
        }
        refusal.ifPresent(differs -> {
            throw refused(differs);
        });
        batches.approve(id, decision.sending(), by);
        journal.append(JournalEntry.of("batch-approved", "batch", id, by.name())
                .with("plan", batch.plan())
                .with("digest", digest)
                .with("notices", batch.rows()));
        approved.fire(new BatchApproved(id));
        return batches.get(id).orElseThrow();
    }

    private Map<String, String> remedies() {
        Map<String, String> remedies = new HashMap<>();
        for (Template template : templates.all()) {
            template.remedy().ifPresent(remedy -> remedies.put(template.name(), remedy));
        }
        return remedies;
    }

    private static RefusedException refused(Refusal refusal) {
        return new RefusedException(refusal);
    }
}
