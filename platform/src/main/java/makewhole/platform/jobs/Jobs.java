package makewhole.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs durable and repeated jobs; the queue is a table of the service's own database (db-scheduler). */
@Startup
@ApplicationScoped
public class Jobs {
    private static final Logger LOG = Logger.getLogger(Jobs.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    /** However long an outage lasted, what waited for its end is not put off for much longer. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** After so many heartbeats left out a job counts as left by a killed replica, and another carries it on. */
    private static final int MISSED_HEARTBEATS = 4;

    private final Scheduler scheduler;
    private final Map<String, CustomTask<?>> tasks = new HashMap<>();

    Jobs(
            AgroalDataSource dataSource,
            @All List<DurableJob<?>> durableJobs,
            @All List<RepeatedJob> repeatedJobs,
            @ConfigProperty(name = "makewhole.jobs.threads") int threads,
            @ConfigProperty(name = "makewhole.jobs.poll-every") Duration pollEvery,
            @ConfigProperty(name = "makewhole.jobs.heartbeat-every") Duration heartbeatEvery,
            @ConfigProperty(name = "makewhole.jobs.pause-at-most") Duration pauseAtMost) {
        Map<String, Semaphore> rooms = new HashMap<>();
        for (DurableJob<?> job : durableJobs) {
            int most = job.mostAtOnce(threads);
            Semaphore room = new Semaphore(most);
            tasks.put(job.name(), oneTime(job, room));
            // Short work that may take all threads is fetched ahead, so that none of them waits for a look.
            if (most < threads) {
                rooms.put(job.name(), room);
            }
        }
        List<RecurringTask<?>> repeated = repeatedJobs.stream()
                .<RecurringTask<?>>map(job -> recurring(job, pauseAtMost))
                .toList();
        List<Task<?>> known = new ArrayList<>(tasks.values());
        scheduler = Scheduler.create(dataSource, known)
                .startTasks(repeated)
                .serializer(new JacksonSerializer())
                .jdbcCustomization(new DueWork(rooms))
                .threads(threads)
                .pollingInterval(pollEvery)
                .heartbeatInterval(heartbeatEvery)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .build();
        scheduler.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        scheduler.stop();
    }

    /**
     * Enqueues work in the running transaction; enqueuing what is already waiting changes nothing.
     *
     * @param instance tells this piece of work from others of its kind, such as an id
     */
    @Transactional(TxType.MANDATORY)
    public <T> void enqueue(DurableJob<T> job, String instance, T payload) {
        @SuppressWarnings("unchecked") // put there under the job's name by the constructor
        CustomTask<T> task = (CustomTask<T>) tasks.get(job.name());
        if (task == null) {
            throw new IllegalStateException("job '%s' is not known to this service".formatted(job.name()));
        }
        boolean added = scheduler.scheduleIfNotExists(task.instance(instance, payload), Instant.EPOCH);
        LOG.infof("event=job-enqueued job=%s instance=%s added=%s", job.name(), instance, added);
    }

    private static <T> CustomTask<T> oneTime(DurableJob<T> job, Semaphore room) {
        return Tasks.custom(job.name(), job.payloadType())
                .onFailure(Jobs::tryAgain)
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    if (!room.tryAcquire()) {
                        return Jobs::putBack;
                    }
                    try {
                        job.run(instance.getData());
                        return new CompletionHandler.OnCompleteRemove<>();
                    } finally {
                        room.release();
                    }
                });
    }

    private static <T> void tryAgain(ExecutionComplete failed, ExecutionOperations<T> operations) {
        operations.reschedule(failed, failed.getTimeDone().plus(pauseAfter(failed.getExecution().consecutiveFailures)));
    }

    /** How long work that has failed waits, after so many failures in a row before this one. */
    static Duration pauseAfter(int failures) {
        long millis = FIRST_RETRY.toMillis();
        for (int i = 0; i < failures && millis < LONGEST_PAUSE.toMillis(); i++) {
            millis += millis / 2;
        }
        return Duration.ofMillis(Math.min(millis, LONGEST_PAUSE.toMillis()));
    }

    /** It was found while there was still room. It keeps its place, and this replica does not look for it until there is. */
    private static <T> void putBack(ExecutionComplete complete, ExecutionOperations<T> operations) {
        operations.reschedule(complete, complete.getExecution().executionTime);
    }

    private static RecurringTask<Void> recurring(RepeatedJob job, Duration pauseAtMost) {
        Duration pause = Collections.min(List.of(job.pause(), pauseAtMost));
        return Tasks.recurring(job.name(), FixedDelay.of(pause)).execute((instance, context) -> job.run());
    }
}
