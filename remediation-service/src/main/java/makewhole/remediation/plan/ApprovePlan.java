package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;

/** Freezes a plan under its digest and takes the approvals of exactly that. */
@ApplicationScoped
public class ApprovePlan {
    private final Plans plans;
    private final Journal journal;
    private final InstantSource clock;

    ApprovePlan(Plans plans, Journal journal, InstantSource clock) {
        this.plans = plans;
        this.journal = journal;
        this.clock = clock;
    }

    /** Freezes it. */
    @Transactional
    public Plan freeze(PlanId id, Subject subject) {
        Plan draft = locked(id);
        Plan frozen = draft.freeze(PlanDigest.of(draft, plans.deals(id), plans.lines(id)));
        plans.replace(frozen);
        journal.append(JournalEntry.of("plan-frozen", "plan", id, subject.name())
                .with("incident", frozen.incident())
                .with("digest", frozen.digest().orElseThrow()));
        return frozen;
    }

    /**
     * Takes one approval.
     *
     * @param digest the digest of the plan that the person has read
     * @throws makewhole.remediation.refusal.RefusedException if it is another digest, or the person may not approve
     */
    @Transactional
    public Plan approve(PlanId id, String digest, Subject subject) {
        Plan approved = locked(id).approve(subject, digest, clock.instant().truncatedTo(ChronoUnit.MICROS));
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

    private Plan locked(PlanId id) {
        return plans.lock(id).orElseThrow(() -> new NotFoundException("plan", id));
    }
}
