package makewhole.notification.delivery.client;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makewhole.notification.delivery.SendOutcome;
import makewhole.notification.delivery.SendOutcome.Accepted;
import makewhole.notification.delivery.SendOutcome.InDoubt;
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
    private static final int SERVICE_NOT_AVAILABLE = 421;
    private static final Pattern CODES =
            Pattern.compile("^(?<code>\\d{3})(?:[ -](?<enhanced>\\d\\.\\d{1,3}\\.\\d{1,3}))?.*", Pattern.DOTALL);

    SmtpDialogue(Session session, URLName server) {
        super(session, server);
    }

    synchronized SendOutcome handOver(String from, String to, byte[] message) {
        try {
            if (!isSuccess(simpleCommand("MAIL FROM:<" + from + ">"))) {
                // Whoever may not send from here may not send anything: it is not this notice's fault.
                return new ServerTrouble("MAIL " + reply());
            }
            int recipient = simpleCommand("RCPT TO:<" + to + ">");
            if (!isSuccess(recipient)) {
                return refused(recipient, reply());
            }
            OutputStream body = data();
            body.write(message);
            body.flush();
        } catch (SMTPSendFailedException dataRefused) {
            return refused(dataRefused.getReturnCode(), Integer.toString(dataRefused.getReturnCode()));
        } catch (MessagingException | IOException broken) {
            drop();
            return new ServerTrouble("connection-broken");
        }
        return endMessage();
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
        if (code >= 500 && code < 600) {
            reset();
            return new RefusedForGood(reply);
        }
        if (code >= 400 && code < 500 && code != SERVICE_NOT_AVAILABLE) {
            reset();
            return new RefusedForNow(reply);
        }
        drop();
        return new ServerTrouble(reply);
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

    /** Closes without a word; whatever is wrong with the connection then is wrong with nothing else. */
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
