package makewhole.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.UUID;
import makewhole.notification.batch.BatchApproved;
import makewhole.platform.jobs.DurableJob;
import makewhole.platform.jobs.Jobs;

/**
 * Begins to send a batch as soon as its approval is committed, unless it is to begin later: it is proven when it begins, not
 * days before. What is left over is {@link DeliverDue}'s.
 */
@ApplicationScoped
class DeliverBatch implements DurableJob<DeliverBatch.Order> {
    /** Which batch. */
    record Order(UUID batch) {}

    private final SendBatch sendBatch;
    private final DeliverDue.Due due;
    private final Provider<Jobs> jobs;

    @Inject
    DeliverBatch(SendBatch sendBatch, DeliverDue.Due due, Provider<Jobs> jobs) {
        this.sendBatch = sendBatch;
        this.due = due;
        this.jobs = jobs;
    }

    void enqueue(@Observes BatchApproved approved) {
        jobs.get().enqueue(this, approved.batch().toString(), new Order(approved.batch()));
    }

    @Override
    public String name() {
        return "deliver-batch";
    }

    @Override
    public Class<Order> payloadType() {
        return Order.class;
    }

    /** A batch may take hours; answers and their receipts must not wait for several of them. */
    @Override
    public int mostAtOnce(int threads) {
        return Math.max(1, threads / 2);
    }

    @Override
    public void run(Order order) {
        if (due.batches().contains(order.batch())) {
            sendBatch.send(order.batch());
        }
    }
}
