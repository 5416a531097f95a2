package makewhole.remediation.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.timeline.PulledEvent;

/** Writes down how a batch goes, each time in a transaction of its own, after the call to notification-service. */
@ApplicationScoped
class KeepNotices {
    private static final String US = "remediation-service";
    private static final String CONTACT_TASK_OPENED = "contact-task-opened";

    private final NoticeBatches batches;
    private final Journal journal;
    private final InstantSource clock;

    KeepNotices(NoticeBatches batches, Journal journal, InstantSource clock) {
        this.batches = batches;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void posted(PlanId plan, String batch) {
        batches.replace(require(plan).posted(batch));
        journal.append(about("notices-posted", plan).with("batch", batch));
    }

    @Transactional
    void refused(PlanId plan, String why) {
        batches.replace(require(plan).refused(why));
        journal.append(about("notices-refused", plan).because(why));
    }

    @Transactional
    void waiting(PlanId plan, String why) {
        batches.replace(require(plan).posting(why));
    }

    @Transactional
    void done(PlanId plan) {
        NoticeBatch batch = require(plan);
        if (batch.state() == NoticeBatch.State.POSTED) {
            batches.replace(batch.done(clock.instant().truncatedTo(ChronoUnit.MICROS)));
            journal.append(about("notices-done", plan)
                    .with("incident", batch.incident())
                    .with("batch", batch.batch().orElse("")));
        }
    }

    /** The batch was called off before everybody was told. */
    @Transactional
    void cancelled(PlanId plan) {
        NoticeBatch batch = require(plan);
        if (batch.state() == NoticeBatch.State.POSTED) {
            batches.replace(batch.cancelled());
            journal.append(about("notices-cancelled", plan)
                    .with("incident", batch.incident())
                    .with("batch", batch.batch().orElse("")));
        }
    }

    /** A notice has come back after all had been told: until people have reached its customer, or given up, not all are. */
    @Transactional
    void untold(@Observes PulledEvent news) {
        String id = news.facts().get("batch");
        if (news.event().equals(CONTACT_TASK_OPENED) && id != null) {
            batches.withId(id)
                    .filter(batch -> batch.state() == NoticeBatch.State.DONE)
                    .ifPresent(batch -> {
                        batches.replace(batch.reopened());
                        journal.append(about("notices-reopened", batch.plan())
                                .with("incident", batch.incident())
                                .with("batch", id));
                    });
        }
    }

    private NoticeBatch require(PlanId plan) {
        return batches.of(plan).orElseThrow(() -> new NotFoundException("notice batch of plan", plan));
    }

    private static JournalEntry about(String event, PlanId plan) {
        return JournalEntry.of(event, "plan", plan, US);
    }
}
