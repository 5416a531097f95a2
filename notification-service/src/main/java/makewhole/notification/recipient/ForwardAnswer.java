package makewhole.notification.recipient;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.UUID;
import makewhole.notification.recipient.AnswerStanding.Forwarding;
import makewhole.notification.recipient.Plans.Acknowledged;
import makewhole.notification.recipient.Plans.Refused;
import makewhole.platform.jobs.DurableJob;
import makewhole.platform.jobs.Jobs;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import org.jboss.logging.Logger;

/**
 * Carries an answer to its plan, again and again until it is acknowledged or refused for good. Only then is its receipt
 * ordered: what an answer changes is the plan's to say.
 */
@ApplicationScoped
class ForwardAnswer implements DurableJob<ForwardAnswer.Order> {
    private static final Logger LOG = Logger.getLogger(ForwardAnswer.class);

    /** Which answer. */
    record Order(UUID answer) {}

    private final Answers answers;
    private final Plans plans;
    private final Provider<Jobs> jobs;
    private final SendReceipt receipt;
    private final Journal journal;
    private final AnswerMeters meters;

    @Inject
    ForwardAnswer(
            Answers answers,
            Plans plans,
            Provider<Jobs> jobs,
            SendReceipt receipt,
            Journal journal,
            AnswerMeters meters) {
        this.answers = answers;
        this.plans = plans;
        this.jobs = jobs;
        this.receipt = receipt;
        this.journal = journal;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "forward-answer";
    }

    @Override
    public Class<Order> payloadType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        AnswerStanding standing = QuarkusTransaction.requiringNew()
                .call(() -> answers.get(order.answer()).orElseThrow());
        if (standing.forwarding() != Forwarding.WAITING) {
            return;
        }
        Plans.Reply reply = taken(standing);
        switch (reply) {
            case Acknowledged taken -> {
                record(standing, reply, "answer-forwarded", "");
                meters.ended(Forwarding.ACKNOWLEDGED);
            }
            case Refused(var reason) -> {
                LOG.errorf("event=answer-refused answer=%s plan=%s reason=%s", order.answer(), standing.plan(), reason);
                record(standing, reply, "answer-refused", reason);
                meters.ended(Forwarding.REFUSED);
            }
        }
    }

    private Plans.Reply taken(AnswerStanding standing) {
        try {
            return plans.take(standing);
        } catch (RuntimeException later) {
            meters.putOff(standing.answer().givenAt());
            throw later;
        }
    }

    private void record(AnswerStanding standing, Plans.Reply reply, String event, String reason) {
        QuarkusTransaction.requiringNew().run(() -> {
            answers.replied(standing.answer().id(), reply);
            journal.append(JournalEntry.of(event, "notice", standing.answer().notice(), "notification-service")
                    .because(reason)
                    .with("answer", standing.answer().id())
                    .with("plan", standing.plan())
                    .with("line", standing.line()));
            UUID answer = standing.answer().id();
            jobs.get().enqueue(receipt, answer.toString(), new SendReceipt.Order(answer));
        });
    }
}
