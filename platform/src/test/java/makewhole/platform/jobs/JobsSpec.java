package makewhole.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import makewhole.platform.testing.EmbeddedDatabase;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
        private final CountDownLatch done = new CountDownLatch(1);

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
            done.countDown();
        }

        boolean isDone() throws InterruptedException {
            return done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Inject
    Jobs jobs;

    @Inject
    Digging digging;

    @Inject
    Glance glance;

    @ConfigProperty(name = "makewhole.jobs.threads")
    int threads;

    @Test
    void long_work_leaves_a_thread_to_other_jobs_and_is_all_done_in_the_end() throws Exception {
        int dug = threads + 2;
        QuarkusTransaction.requiringNew().run(() -> {
            for (int hole = 0; hole < dug; hole++) {
                jobs.enqueue(digging, "hole-" + hole, "hole");
            }
        });
        assertThat(digging.haveBegun(threads - 1)).isTrue();
        QuarkusTransaction.requiringNew().run(() -> jobs.enqueue(glance, "now", "now"));
        assertThat(glance.isDone()).as("it does not wait for the long work").isTrue();
        digging.enough();
        assertThat(digging.haveEnded(dug)).isTrue();
        assertThat(digging.mostAtWork()).isEqualTo(threads - 1);
    }
}
