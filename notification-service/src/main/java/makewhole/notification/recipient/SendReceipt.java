package makewhole.notification.recipient;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import makewhole.notification.batch.Batches;
import makewhole.notification.delivery.HearOfNotice;
import makewhole.notification.delivery.MailServer;
import makewhole.notification.delivery.SendOutcome;
import makewhole.notification.delivery.SendOutcome.Accepted;
import makewhole.notification.delivery.SendOutcome.InDoubt;
import makewhole.notification.delivery.SendOutcome.NotAsApproved;
import makewhole.notification.delivery.SendOutcome.NotTried;
import makewhole.notification.delivery.SendOutcome.RefusedForGood;
import makewhole.notification.delivery.SendOutcome.RefusedForNow;
import makewhole.notification.delivery.SendOutcome.ServerTrouble;
import makewhole.notification.delivery.SendOutcome.Unwritable;
import makewhole.notification.recipient.AnswerStanding.Receipt;
import makewhole.platform.jobs.DurableJob;
import org.jboss.logging.Logger;

/** Sends the receipt of an answer, never twice: what is SENDING when a process dies stays a doubt. */
@ApplicationScoped
class SendReceipt implements DurableJob<SendReceipt.Order> {
    private static final Logger LOG = Logger.getLogger(SendReceipt.class);

    /** For which answer. */
    record Order(UUID answer) {}

    private final Answers answers;
    private final Batches batches;
    private final ReceiptWriter writer;
    private final HearOfNotice hear;
    private final MailServer mailServer;
    private final AnswerMeters meters;

    @Inject
    SendReceipt(
            Answers answers,
            Batches batches,
            ReceiptWriter writer,
            HearOfNotice hear,
            MailServer mailServer,
            AnswerMeters meters) {
        this.answers = answers;
        this.batches = batches;
        this.writer = writer;
        this.hear = hear;
        this.mailServer = mailServer;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "send-answer-receipt";
    }

    @Override
    public Class<Order> payloadType() {
        return Order.class;
    }

    @Override
    public void run(Order order) {
        AnswerStanding standing = QuarkusTransaction.requiringNew()
                .call(() -> answers.get(order.answer()).orElseThrow());
        if (standing.receipt() == Receipt.SENDING) {
            end(order, Receipt.UNCERTAIN);
        }
        if (standing.receipt() != Receipt.WAITING || !move(order, Receipt.WAITING, Receipt.SENDING)) {
            return;
        }
        Receipt end = switch (send(standing)) {
            case Accepted accepted -> Receipt.SENT;
            case InDoubt doubt -> Receipt.UNCERTAIN;
            case RefusedForGood refused -> Receipt.FAILED;
            case NotAsApproved other -> Receipt.FAILED;
            case Unwritable unwritable -> Receipt.FAILED;
            case RefusedForNow refused -> Receipt.WAITING;
            case ServerTrouble trouble -> Receipt.WAITING;
            case NotTried notTried -> Receipt.WAITING;
        };
        if (end == Receipt.WAITING) {
            move(order, Receipt.SENDING, end);
            throw new IllegalStateException("the mail server did not take the receipt of " + order.answer());
        }
        end(order, end);
    }

    private void end(Order order, Receipt end) {
        if (move(order, Receipt.SENDING, end)) {
            meters.ended(end);
            if (end != Receipt.SENT) {
                LOG.errorf("event=receipt-not-sent answer=%s receipt=%s", order.answer(), end);
            }
        }
    }

    private SendOutcome send(AnswerStanding standing) {
        var notice = QuarkusTransaction.requiringNew()
                .call(() -> batches.notice(standing.answer().notice()).orElseThrow());
        // A receipt goes to the address of the notice and quotes it: both must still be what was approved.
        if (!notice.isAsRendered() || !notice.notice().isWrittenForItsRecipient()) {
            return new NotAsApproved("the notice that was answered is not what was rendered and approved");
        }
        var batch = QuarkusTransaction.requiringNew()
                .call(() -> batches.get(notice.batch()).orElseThrow());
        // Where two persons have found another address, the one that the notice was written for reaches somebody else.
        String to = QuarkusTransaction.requiringNew()
                .call(() -> hear.address(standing.answer().notice()));
        try (MailServer.Connection connection = mailServer.connection()) {
            return connection.send(writer.write(standing, notice.notice(), batch.incident()), to, () -> true);
        }
    }

    private boolean move(Order order, Receipt from, Receipt to) {
        return QuarkusTransaction.requiringNew().call(() -> answers.receipt(order.answer(), from, to));
    }
}
