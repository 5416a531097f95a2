package makewhole.notification.recipient;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.NoticeStanding;
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

    /** All that a mail is made of. */
    private record Facts(NoticeStanding notice, String incident, String to, AnswersToNotice all) {}

    /** What has to be sent. */
    private sealed interface Ready {}

    private record Written(Notice mail, String to) implements Ready {}

    /** The notice that was answered is not what was rendered and approved. */
    private record Never() implements Ready {}

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
                end(order, mail, Receipt.SENDING, Receipt.UNCERTAIN);
            }
        }
        Mail mail = mail(standing);
        if (standing.of(mail) != Receipt.WAITING) {
            return;
        }
        // Whatever may fail before the mail server is asked fails here, where it is tried again and nothing is in
        // doubt.
        Optional<Ready> ready = ready(standing, mail);
        if (ready.isPresent()) {
            send(order, mail, ready.get());
        }
    }

    private void send(Order order, Mail mail, Ready ready) {
        switch (ready) {
            case Never() -> end(order, mail, Receipt.WAITING, Receipt.FAILED);
            case Written(var notice, var to) -> {
                try (MailServer.Connection connection = mailServer.connection()) {
                    if (move(order, mail, Receipt.WAITING, Receipt.SENDING)) {
                        ended(order, mail, connection.send(notice, to, () -> true));
                    }
                }
            }
        }
    }

    private void ended(Order order, Mail mail, SendOutcome outcome) {
        Receipt end = switch (outcome) {
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
        end(order, mail, Receipt.SENDING, end);
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

    private void end(Order order, Mail mail, Receipt from, Receipt end) {
        if (move(order, mail, from, end)) {
            meters.ended(mail, end);
            if (end != Receipt.SENT) {
                LOG.errorf("event=receipt-not-sent answer=%s mail=%s receipt=%s", order.answer(), mail, end);
            }
        }
    }

    /** What is to be sent, and where; nothing if it is not owed. */
    private Optional<Ready> ready(AnswerStanding standing, Mail mail) {
        Optional<Facts> facts = QuarkusTransaction.requiringNew().call(() -> facts(standing, mail));
        return facts.<Ready>map(found -> found.notice().isAsRendered()
                        && found.notice().notice().isWrittenForItsRecipient()
                ? new Written(
                        writer.write(standing, found.all(), found.notice().notice(), found.incident()), found.to())
                // A receipt goes to the address of the notice and quotes it: both must still be what was approved.
                : new Never());
    }

    private Optional<Facts> facts(AnswerStanding standing, Mail mail) {
        UUID id = standing.answer().notice();
        if (mail == Mail.DELAY && answers.isOvertaken(standing.answer().id())) {
            return Optional.empty();
        }
        NoticeStanding notice = batches.notice(id).orElseThrow();
        return Optional.of(new Facts(
                notice,
                batches.get(notice.batch()).orElseThrow().incident(),
                // Where two persons have found another address, the one that the notice was written for reaches
                // somebody
                // else.
                hear.address(id),
                new AnswersToNotice(answers.to(id))));
    }

    private boolean move(Order order, Mail mail, Receipt from, Receipt to) {
        return QuarkusTransaction.requiringNew().call(() -> answers.move(order.answer(), mail, from, to));
    }
}
