package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;

/** Freezes a plan under its digest and takes the approvals of exactly that, or a no to it. */
@ApplicationScoped
public class ApprovePlan {
    private static final String SERVICE = "remediation-service";

    private static final Set<PlanState> COUNTED = Set.of(PlanState.FROZEN, PlanState.APPROVED, PlanState.RELEASED);

    private final Plans plans;
    private final Supplements supplements;
    private final PlanRecords planRecords;
    private final Journal journal;
    private final InstantSource clock;
    private final PlanSettings settings;

    ApprovePlan(
            Plans plans,
            Supplements supplements,
            PlanRecords planRecords,
            Journal journal,
            InstantSource clock,
            PlanSettings settings) {
        this.plans = plans;
        this.supplements = supplements;
        this.planRecords = planRecords;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Freezes it.
     *
     * @throws makewhole.remediation.refusal.RefusedException if it is no draft, or the records it was worked out with have
     *     changed
     */
    @Transactional
    public Plan freeze(PlanId id, Subject subject) {
        // Supplements of one plan are frozen one after another, so that each counts those before it.
        plans.require(id).supplements().ifPresent(plans::lock);
        Plan waiting = locked(id);
        Plan draft = waiting.needing(settings.needsSecondFinance(withOthers(waiting)));
        planRecords.requireSame(draft);
        Plan frozen = draft.freeze(PlanDigest.of(draft, plans.deals(id), plans.lines(id)));
        plans.replace(frozen);
        journal.append(JournalEntry.of("plan-frozen", "plan", id, subject.name())
                .with("incident", frozen.incident())
                .with("digest", frozen.digest().orElseThrow())
                .with("secondFinance", frozen.secondFinance()));
        return frozen;
    }

    /**
     * What it comes to; a supplement together with those that are asked for or granted already, so that many small ones
     * are no way round the threshold.
     */
    private PlanTotals withOthers(Plan draft) {
        PlanTotals own = plans.totals(draft.id());
        return draft.supplements()
                .map(base -> supplements.of(base).stream()
                        .filter(other -> COUNTED.contains(other.state()))
                        .map(other -> plans.totals(other.id()))
                        .reduce(own, PlanTotals::plus))
                .orElse(own);
    }

    /**
     * Takes one approval.
     *
     * @param digest the digest of the plan that the person has read
     * @throws makewhole.remediation.refusal.RefusedException if it is another digest, the person may not approve, or the
     *     records it was worked out with have changed
     */
    @Transactional
    public Plan approve(PlanId id, String digest, Subject subject) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Plan frozen = lapsed(locked(id), now);
        Plan approved = frozen.approve(subject, digest, now, settings.approvalsValidFor());
        planRecords.requireSame(frozen);
        plans.replace(approved);
        journal.append(JournalEntry.of("plan-approval-given", "plan", id, subject.name())
                .with("incident", approved.incident())
                .with("role", subject.role())
                .with("digest", digest));
        if (approved.state() == PlanState.APPROVED) {
            journal.append(JournalEntry.of("plan-approved", "plan", id, subject.name())
                    .with("incident", approved.incident())
                    .with("digest", digest));
        }
        return approved;
    }

    /**
     * Says no to it, with the reason.
     *
     * @param digest the digest of the plan that the person has read
     * @throws makewhole.remediation.refusal.RefusedException if it is another digest, or there is nothing to reject
     */
    @Transactional
    public Plan reject(PlanId id, String digest, String reason, Subject subject) {
        Plan rejected =
                locked(id).reject(subject, digest, reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
        plans.replace(rejected);
        journal.append(JournalEntry.of("plan-rejected", "plan", id, subject.name())
                .because(reason)
                .with("incident", rejected.incident())
                .with("role", subject.role())
                .with("digest", digest));
        return rejected;
    }

    /** Takes approvals out that count no longer. */
    @Transactional
    void lapse(PlanId id) {
        Plan plan = locked(id);
        Plan now = lapsed(plan, clock.instant());
        if (!now.equals(plan)) {
            plans.replace(now);
        }
    }

    private Plan lapsed(Plan plan, Instant now) {
        Plan standing = plan.lapse(now);
        plan.approvals().stream()
                .filter(one -> !standing.approvals().contains(one))
                .forEach(one -> journal.append(JournalEntry.of("plan-approval-lapsed", "plan", plan.id(), SERVICE)
                        .with("incident", plan.incident())
                        .with("role", one.role())
                        .with("digest", one.digest())));
        return standing;
    }

    private Plan locked(PlanId id) {
        return plans.lock(id).orElseThrow(() -> new NotFoundException("plan", id));
    }
}
