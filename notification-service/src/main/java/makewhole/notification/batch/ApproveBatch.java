package makewhole.notification.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
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
     * @param remindDaysBefore how many days before its last day a choice is reminded of; as usual if it is left out
     * @param shortChoices whether customers are told although they have fewer days to choose than they are promised
     * @param lateChoices whether customers are told although no whole day is left for a choice
     */
    public record Decision(
            String digest,
            Sending sending,
            Optional<List<Integer>> remindDaysBefore,
            boolean shortChoices,
            boolean lateChoices) {
        public Decision {
            remindDaysBefore = remindDaysBefore.map(List::copyOf);
        }

        ChoiceTime.Knowing knowing() {
            return new ChoiceTime.Knowing(shortChoices, lateChoices);
        }
    }

    private final Batches batches;
    private final PlanAuthorities authorities;
    private final PlanComparisons comparisons;
    private final Templates templates;
    private final ReminderRounds rounds;
    private final ReminderDays days;
    private final ChoiceTime choiceTime;
    private final Journal journal;
    private final Event<BatchApproved> approved;

    @Inject
    ApproveBatch(
            Batches batches,
            PlanAuthorities authorities,
            PlanComparisons comparisons,
            Templates templates,
            ReminderRounds rounds,
            ReminderDays days,
            ChoiceTime choiceTime,
            Journal journal,
            Event<BatchApproved> approved) {
        this.batches = batches;
        this.authorities = authorities;
        this.comparisons = comparisons;
        this.templates = templates;
        this.rounds = rounds;
        this.days = days;
        this.choiceTime = choiceTime;
        this.journal = journal;
        this.approved = approved;
    }

    /** Asks what stands behind the plan; outside a transaction, since it is a call to another service. To be closed. */
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
     * @throws RefusedException if the batch is not open, is not what the approver has seen, or differs from the plan, or if too
     *     little time would be left to choose and the approver has not said that they know
     */
    @Transactional(TxType.MANDATORY)
    public Batch approve(UUID id, Decision decision, PlanAuthority authority, Subject by) {
        Batch batch = batches.hold(id).orElseThrow(() -> new NotFoundException("batch", id));
        String digest = decision.digest();
        if (batch.state() != BatchState.AWAITING_APPROVAL) {
            throw refused(new BatchNotOpen(id.toString(), batch.state()));
        }
        AuthorityCheck check = new AuthorityCheck(batch, authority);
        refuseIfAny(check.approvalMissing());
        // Worked out anew from what will be sent, so that nothing can have changed under the digest.
        BatchDigest whole = new BatchDigest(batch.plan(), batch.planDigest(), batch.incident());
        NavigableSet<LocalDate> lastDays = new TreeSet<>();
        batches.forEachNotice(id, (notice, digestThen) -> {
            whole.addNotice(notice.digest());
            notice.reminder().map(Reminder::lastDay).ifPresent(lastDays::add);
        });
        String actual = whole.value();
        if (!actual.equals(digest) || !actual.equals(batch.digest())) {
            throw refused(new DigestStale(digest, actual));
        }
        refuseIfAny(check.difference(comparisons.of(batch, authority.lines(), remedies())));
        ChoiceTime.Found time = choiceTime.require(batch, decision.sending(), decision.knowing());
        batches.approve(id, decision.sending(), by);
        LocalDate begins = choiceTime.firstDay(decision.sending());
        rounds.plan(ReminderRound.plan(id, lastDays, decision.remindDaysBefore().orElseGet(days::usual), begins));
        journal.append(JournalEntry.of("batch-approved", "batch", id, by.name())
                .with("plan", batch.plan())
                .with("digest", digest)
                .with("notices", batch.rows())
                .with("shortChoices", time.shortened())
                .with("lateChoices", time.over()));
        approved.fire(new BatchApproved(id));
        return batches.get(id).orElseThrow();
    }

    /** Why people's approval of the plan does not carry the batch any more, if it does not. */
    public static Optional<String> nothingCarries(Batch batch, PlanAuthority authority) {
        return new AuthorityCheck(batch, authority)
                .approvalMissing()
                .map(refusal -> refusal instanceof PlanNotAuthorised(var plan, var reason)
                        ? "the plan carries it no longer: " + reason
                        : "the plan carries it no longer");
    }

    private Map<String, String> remedies() {
        Map<String, String> remedies = new HashMap<>();
        for (Template template : templates.all()) {
            template.remedy().ifPresent(remedy -> remedies.put(template.name(), remedy));
        }
        return remedies;
    }

    private static void refuseIfAny(Optional<Refusal> refusal) {
        refusal.ifPresent(differs -> {
            throw refused(differs);
        });
    }

    private static RefusedException refused(Refusal refusal) {
        return new RefusedException(refusal);
    }
}
