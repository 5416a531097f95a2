package makewhole.notification.recipient;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
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
import makewhole.notification.recipient.AnswerStanding.Forwarding;
import makewhole.notification.recipient.AnswerStanding.Mail;
import makewhole.notification.recipient.AnswerStanding.Receipt;
import makewhole.platform.jobs.DurableJob;
import org.jboss.logging.Logger;

/**
 * Sends the receipt of an answer once its plan has taken or refused it, and before, if that takes long, word that the answer is
 * kept. Neither is sent twice: what is SENDING when a process dies stays a doubt.
 */
@ApplicationScoped
class SendReceipt implements DurableJob<SendReceipt.Order> {
    private static final Logger LOG = Logger.getLogger(SendReceipt.class);

    /** After so long without a word of the plan, the recipient is told that their answer is kept. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** For which answer. */
    record Order(UUID answer) {}

    private final Answers answers;
    private final Batches batches;
    private final ReceiptWriter writer;
    private final HearOfNotice hear;
    private final MailServer mailServer;
    private final AnswerMeters meters;
    private final InstantSource clock;

    @Inject
    SendReceipt(
            Answers answers,
            Batches batches,
            ReceiptWriter writer,
            HearOfNotice hear,
            MailServer mailServer,
            AnswerMeters meters,
            InstantSource clock) {
        this.answers = answers;
        this.batches = batches;
        this.writer = writer;
        this.hear = hear;
        this.mailServer = mailServer;
        this.meters = meters;
        this.clock = clock;
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
        for (Mail mail : Mail.values()) {
            if (standing.of(mail) == Receipt.SENDING) {
                end(order, mail, Receipt.UNCERTAIN);
            }
        }
        Mail mail = mail(standing);
        if (standing.of(mail) != Receipt.WAITING || !move(order, mail, Receipt.WAITING, Receipt.SENDING)) {
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
            move(order, mail, Receipt.SENDING, end);
            throw new IllegalStateException("the mail server did not take the receipt of " + order.answer());
        }
        end(order, mail, end);
    }

    private Mail mail(AnswerStanding standing) {
        if (standing.forwarding() != Forwarding.WAITING) {
            return Mail.RECEIPT;
        }
        // The release before ordered receipts together with the way to the plan.
        if (standing.answer().givenAt().isAfter(clock.instant().minus(PATIENCE))) {
            throw new IllegalStateException("the plan has not said yet what becomes of "
                    + standing.answer().id());
        }
        return Mail.DELAY;
    }

    private void end(Order order, Mail mail, Receipt end) {
        if (move(order, mail, Receipt.SENDING, end)) {
            // Whoever waits for the receipt still gets it: word that an answer is kept is not what people look for.
            if (mail == Mail.RECEIPT) {
                meters.ended(end);
            }
            if (end != Receipt.SENT) {
                LOG.errorf("event=receipt-not-sent answer=%s mail=%s receipt=%s", order.answer(), mail, end);
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
        Optional<AnswerStanding> last = QuarkusTransaction.requiringNew()
                .call(() -> answers.lastChoice(standing.answer().notice()));
        try (MailServer.Connection connection = mailServer.connection()) {
            return connection.send(writer.write(standing, last, notice.notice(), batch.incident()), to, () -> true);
        }
    }

    private boolean move(Order order, Mail mail, Receipt from, Receipt to) {
        return QuarkusTransaction.requiringNew().call(() -> answers.move(order.answer(), mail, from, to));
    }
}
