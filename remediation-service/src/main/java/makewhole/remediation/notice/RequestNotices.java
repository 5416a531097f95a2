package makewhole.remediation.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.incident.Gates;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.incident.Passage;
import makewhole.remediation.investor.FirmRecords;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanState;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Has the notices of a released plan handed to notification-service, once. */
@ApplicationScoped
public class RequestNotices {
    private static final Set<NoticeBatch.State> AGAIN =
            EnumSet.of(NoticeBatch.State.REFUSED, NoticeBatch.State.CANCELLED);

    private final Plans plans;
    private final Incidents incidents;
    private final Gates gates;
    private final NoticeBatches batches;
    private final FirmRecords records;
    private final Provider<Jobs> jobs;
    private final PostNotices postNotices;
    private final Journal journal;
    private final InstantSource clock;

    RequestNotices(
            Plans plans,
            Incidents incidents,
            Gates gates,
            NoticeBatches batches,
            FirmRecords records,
            Provider<Jobs> jobs,
            PostNotices postNotices,
            Journal journal,
            InstantSource clock) {
        this.plans = plans;
        this.incidents = incidents;
        this.gates = gates;
        this.batches = batches;
        this.records = records;
        this.jobs = jobs;
        this.postNotices = postNotices;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Orders them. Ordering again changes nothing, except that what was refused is tried again, and that those whose notice
     * was called off are told in another batch.
     *
     * @throws RefusedException if the plan is not released
     */
    @Transactional
    public NoticeBatch request(PlanId id, Subject subject) {
        Plan plan = plans.lock(id).orElseThrow(() -> new NotFoundException("plan", id));
        gates.require(Passage.NOTIFY, incidents.require(plan.incident()));
        if (plan.state() != PlanState.RELEASED) {
            throw new RefusedException(
                    new PlanRefusal.WrongState(id.toString(), plan.state().name(), PlanState.RELEASED.name()));
        }
        Optional<NoticeBatch> known = batches.of(id);
        if (known.isPresent() && !AGAIN.contains(known.get().state())) {
            return known.get();
        }
        // Whoever corrects how an investor is written to waits, and then sees that the plan is being told.
        records.lock();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        NoticeBatch batch = known.map(before -> before.again(now)).orElseGet(() -> first(plan, now));
        if (!batches.add(batch)) {
            batches.replace(batch);
        }
        UUID value = id.value();
        jobs.get().enqueue(postNotices, value.toString(), new PostNotices.Order(value));
        journal.append(
                JournalEntry.of("notices-requested", "plan", id, subject.name()).with("incident", plan.incident()));
        return batch;
    }

    private static NoticeBatch first(Plan plan, Instant now) {
        return new NoticeBatch(
                plan.id(),
                plan.incident(),
                NoticeBatch.State.POSTING,
                Optional.empty(),
                "",
                now,
                Optional.empty(),
                List.of());
    }
}
