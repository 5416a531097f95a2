package makewhole.notification.delivery.client;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makewhole.notification.delivery.SendOutcome;
import makewhole.notification.delivery.SendOutcome.Accepted;
import makewhole.notification.delivery.SendOutcome.InDoubt;
import makewhole.notification.delivery.SendOutcome.NotTried;
import makewhole.notification.delivery.SendOutcome.RefusedForGood;
import makewhole.notification.delivery.SendOutcome.RefusedForNow;
import makewhole.notification.delivery.SendOutcome.ServerTrouble;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jboss.logging.Logger;

/**
 * Speaks SMTP step by step, because it matters after which step a connection breaks: before the final dot the server
 * has certainly taken nothing over, after it nobody knows.
 */
final class SmtpDialogue extends SMTPTransport {
    private static final Logger LOG = Logger.getLogger(SmtpDialogue.class);
    private static final Pattern CODES =
            Pattern.compile("^(?<code>\\d{3})(?:[ -](?<enhanced>\\d\\.\\d{1,3}\\.\\d{1,3}))?.*", Pattern.DOTALL);

    /** Whom a message is from and goes to on its way, and the id under which reports about it come back. */
    record Envelope(String from, String to, String id) {}

    SmtpDialogue(Session session, URLName server) {
        super(session, server);
    }

    /**
     * Hands a message over.
     *
     * @param stillOurs asked just before the final dot; if it says no, the connection is dropped instead
     */
    synchronized SendOutcome handOver(Envelope envelope, byte[] message, BooleanSupplier stillOurs) {
        try {
            Optional<SendOutcome> refused = addressed(envelope);
            if (refused.isPresent()) {
                return refused.get();
            }
            OutputStream body = data();
            body.write(message);
            body.flush();
        } catch (SMTPSendFailedException dataRefused) {
            return refused(dataRefused.getReturnCode(), reply());
        } catch (MessagingException | IOException broken) {
            drop();
            return new ServerTrouble("connection-broken");
        }
        if (!stillOurs.getAsBoolean()) {
            drop();
            return new NotTried();
        }
        return endMessage();
    }

    /** Says from whom and to whom, in one go where the server allows that (RFC 2920). */
    private Optional<SendOutcome> addressed(Envelope envelope) throws MessagingException {
        String mail = "MAIL FROM:<%s>".formatted(envelope.from());
        String rcpt = "RCPT TO:<%s>".formatted(envelope.to());
        if (supportsExtension("DSN")) {
            // RFC 3461: a report about this message names this id, and comes when it could not be delivered.
            mail += " RET=HDRS ENVID=" + envelope.id();
            rcpt += " NOTIFY=FAILURE,DELAY";
        }
        boolean together = supportsExtension("PIPELINING");
        sendCommand(mail);
        if (together) {
            sendCommand(rcpt);
        }
        boolean senderAccepted = isSuccess(readServerResponse());
        String senderReply = reply();
        if (!senderAccepted) {
            if (together) {
                readServerResponse();
            }
            // Whoever may not send from here may not send anything: it is not this notice's fault.
            return Optional.of(new ServerTrouble("MAIL " + senderReply));
        }
        if (!together) {
            sendCommand(rcpt);
        }
        int code = readServerResponse();
        return isSuccess(code) ? Optional.empty() : Optional.of(refused(code, reply()));
    }

    private SendOutcome endMessage() {
        try {
            int code = simpleCommand(".");
            if (isSuccess(code)) {
                return new Accepted(reply());
            }
            if (code >= 400 && code < 600) {
                return refused(code, reply());
            }
        } catch (MessagingException broken) {
            drop();
            return new InDoubt("no-answer");
        }
        drop();
        return new InDoubt("no-answer");
    }

    private SendOutcome refused(int code, String reply) {
        return switch (ReplyClass.of(code, reply)) {
            case FOR_GOOD -> {
                reset();
                yield new RefusedForGood(reply);
            }
            case FOR_NOW -> {
                reset();
                yield new RefusedForNow(reply);
            }
            case SERVER -> {
                drop();
                yield new ServerTrouble(reply);
            }
        };
    }

    /** Makes the connection ready for the next notice. */
    private void reset() {
        try {
            if (!isSuccess(simpleCommand("RSET"))) {
                drop();
            }
        } catch (MessagingException broken) {
            drop();
        }
    }

    /** Closes without waiting for a word; whatever is wrong with the connection then is wrong with nothing else. */
    void drop() {
        try {
            close();
        } catch (MessagingException alreadyGone) {
            LOG.debugf(
                    "event=mail-connection-gone cause=%s",
                    alreadyGone.getClass().getSimpleName());
        }
    }

    private String reply() {
        Matcher codes = CODES.matcher(String.valueOf(getLastServerResponse()));
        if (!codes.matches()) {
            return "no-answer";
        }
        return codes.group("enhanced") == null
                ? codes.group("code")
                : codes.group("code") + " " + codes.group("enhanced");
    }

    private static boolean isSuccess(int code) {
        return code >= 200 && code < 300;
    }
}
