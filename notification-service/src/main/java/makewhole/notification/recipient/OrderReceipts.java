package makewhole.notification.recipient;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.jobs.RepeatedJob;

/**
 * Looks for recipients who wait for a mail that nobody has ordered: their plan cannot be told of their answer, or was told by a
 * replica of a release that ordered no receipts then.
 */
@ApplicationScoped
class OrderReceipts implements RepeatedJob {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 1_000;

    private final Answers answers;
    private final Provider<Jobs> jobs;
    private final SendReceipt receipt;
    private final InstantSource clock;

    @Inject
    OrderReceipts(Answers answers, Provider<Jobs> jobs, SendReceipt receipt, InstantSource clock) {
        this.answers = answers;
        this.jobs = jobs;
        this.receipt = receipt;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "order-receipts";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (UUID answer : answers.owed(clock.instant().minus(SendReceipt.PATIENCE), receipt.name(), AT_ONCE)) {
                jobs.get().enqueue(receipt, answer.toString(), new SendReceipt.Order(answer));
            }
        });
    }
}
