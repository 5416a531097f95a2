package makewhole.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import makewhole.platform.testing.EmbeddedDatabase;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedDatabase.class, scope = TestResourceScope.GLOBAL)
class JobsSpec {
    private static final int PATIENCE_SECONDS = 30;

    /** Takes for ever, until it is told to stop. */
    @ApplicationScoped
    static class Digging implements DurableJob<String> {
        private final Semaphore begun = new Semaphore(0);
        private final Semaphore ended = new Semaphore(0);
        private final AtomicInteger atWork = new AtomicInteger();
        private final AtomicInteger mostAtWork = new AtomicInteger();
        private final CountDownLatch enough = new CountDownLatch(1);

        @Override
        public String name() {
            return "digging";
        }

        @Override
        public Class<String> payloadType() {
            return String.class;
        }

        @Override
        public int mostAtOnce(int threads) {
            return threads - 1;
        }

        @Override
        public void run(String payload) {
            mostAtWork.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            begun.release();
            try {
                enough.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            atWork.decrementAndGet();
            ended.release();
        }

        boolean haveBegun(int jobs) throws InterruptedException {
            return begun.tryAcquire(jobs, PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        boolean haveEnded(int jobs) throws InterruptedException {
            return ended.tryAcquire(jobs, PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        int mostAtWork() {
            return mostAtWork.get();
        }

        void enough() {
            enough.countDown();
        }
    }

    /** Is done as soon as it has a thread. */
    @ApplicationScoped
    static class Glance implements DurableJob<String> {
        private final Semaphore done = new Semaphore(0);

        @Override
        public String name() {
            return "glance";
        }

        @Override
        public Class<String> payloadType() {
            return String.class;
        }

        @Override
        public void run(String payload) {
            done.release();
        }

        boolean isDone() throws InterruptedException {
            return done.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Inject
    Jobs jobs;

    @Inject
    Jdbi jdbi;

    @Inject
    Digging digging;

    @Inject
    Glance glance;

    @ConfigProperty(name = "makewhole.jobs.threads")
    int threads;

    /** Whatever has failed, the service can stop. */
    @AfterEach
    void stopDigging() {
        digging.enough();
    }

    @Test
    void long_work_leaves_a_thread_to_other_jobs_keeps_its_place_and_is_all_done_in_the_end() throws Exception {
        int dug = threads + 2;
        QuarkusTransaction.requiringNew().run(() -> {
            for (int hole = 0; hole < dug; hole++) {
                jobs.enqueue(digging, "hole-" + hole, "hole");
            }
        });
        assertThat(digging.haveBegun(threads - 1)).isTrue();
        glanceAt("the first");
        List<String> waiting = holesThatWait();
        assertThat(waiting).hasSize(dug - (threads - 1)).allMatch(hole -> hole.startsWith("first in line "));
        for (int look = 0; look < 5; look++) {
            glanceAt("look " + look);
        }
        assertThat(holesThatWait()).as("nobody without room touches them").isEqualTo(waiting);
        digging.enough();
        assertThat(digging.haveEnded(dug)).isTrue();
        assertThat(digging.mostAtWork()).isEqualTo(threads - 1);
    }

    @Test
    void a_kind_of_work_has_a_name_that_can_stand_in_a_query() {
        Map<String, Semaphore> rooms = Map.of("it's", new Semaphore(1));
        assertThatThrownBy(() -> new DueWork(rooms))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it's");
    }

    /** It is looked for after what is looked for now, and done by the one thread that is left. */
    private void glanceAt(String what) throws InterruptedException {
        QuarkusTransaction.requiringNew().run(() -> jobs.enqueue(glance, what, what));
        assertThat(glance.isDone()).as("it does not wait for the long work").isTrue();
    }

    /** Whether each still is where it was enqueued, its name, and how often its row was changed. */
    private List<String> holesThatWait() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT CASE WHEN execution_time = to_timestamp(0) THEN 'first in line ' ELSE 'put off ' END
                               || task_instance || ' ' || version
                        FROM scheduled_tasks WHERE task_name = 'digging' AND NOT picked ORDER BY task_instance
                        """).mapTo(String.class).list());
    }
}
