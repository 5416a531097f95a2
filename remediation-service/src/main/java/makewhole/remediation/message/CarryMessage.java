package makewhole.remediation.message;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import makewhole.platform.jobs.DurableJob;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;

/** Hands a message over, again and again until it is taken or refused for good. */
@ApplicationScoped
class CarryMessage implements DurableJob<CarryMessage.Order> {
    private static final String US = "remediation-service";

    private final Messages messages;
    private final Messenger messenger;
    private final Journal journal;

    CarryMessage(Messages messages, Messenger messenger, Journal journal) {
        this.messages = messages;
        this.messenger = messenger;
        this.journal = journal;
    }

    /** Which message. */
    record Order(UUID message) {}

    @Override
    public String name() {
        return "carry-message";
    }

    @Override
    public Class<Order> payloadType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        Message message = QuarkusTransaction.requiringNew()
                .call(() -> messages.get(order.message())
                        .orElseThrow(() -> new NotFoundException("message", order.message())));
        if (message.state() != Message.State.WAITING) {
            return;
        }
        try {
            messenger.carry(message);
            keep(message, Message.State.TOLD, "message-told", "");
        } catch (MessageRefusedException refused) {
            keep(message, Message.State.REFUSED, "message-refused", String.valueOf(refused.getMessage()));
        }
    }

    private void keep(Message message, Message.State state, String event, String reason) {
        QuarkusTransaction.requiringNew().run(() -> {
            messages.moveTo(message.id(), state, reason);
            journal.append(JournalEntry.of(event, "incident", message.incident(), US)
                    .because(reason)
                    .with("message", message.id())
                    .with("template", message.template())
                    .with("to", message.to()));
        });
    }
}
