package makewhole.notification.delivery.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.Sender;
import makewhole.notification.delivery.MailServer;
import makewhole.notification.delivery.SendOutcome;
import makewhole.notification.delivery.SendOutcome.InDoubt;
import makewhole.notification.delivery.SendOutcome.NotAsApproved;
import makewhole.notification.delivery.SendOutcome.ServerTrouble;
import makewhole.notification.delivery.SendOutcome.Unwritable;
import makewhole.notification.delivery.Statements;
import makewhole.notification.delivery.client.NoticeMail.Content;
import makewhole.notification.delivery.client.SmtpDialogue.Envelope;
import makewhole.notification.delivery.client.SmtpSettings.StartTls;
import org.jboss.logging.Logger;

/** The mail server of the settings, over SMTP. */
@ApplicationScoped
class SmtpServer implements MailServer {
    private static final Logger LOG = Logger.getLogger(SmtpServer.class);

    private final SmtpSettings settings;
    private final Sender sender;
    private final Statements statements;
    private final InstantSource clock;
    private final Session session;
    private final URLName address;

    @Inject
    SmtpServer(SmtpSettings settings, Sender sender, Statements statements, InstantSource clock) {
        this.settings = settings;
        this.sender = sender;
        this.statements = statements;
        this.clock = clock;
        session = Session.getInstance(properties(settings));
        address = new URLName("smtp", settings.host(), settings.port(), null, null, null);
    }

    private static Properties properties(SmtpSettings settings) {
        Properties properties = new Properties();
        properties.setProperty(
                "mail.smtp.connectiontimeout",
                Long.toString(settings.connectTimeout().toMillis()));
        String answer = Long.toString(settings.answerTimeout().toMillis());
        properties.setProperty("mail.smtp.timeout", answer);
        properties.setProperty("mail.smtp.writetimeout", answer);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // Not mail.smtp.ssl.enable: it puts a second TLS on top of the sockets that we make, which no server
        // understands.
        PromptTlsSockets safe = new PromptTlsSockets(TrustedCertificates.of(settings.certificates()));
        properties.put("mail.smtp.socketFactory", settings.tls() ? safe : new PromptSockets());
        properties.put("mail.smtp.ssl.socketFactory", safe);
        // What cannot be reached in this way is not tried again in another, without a say in certificates.
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        // A connection that is dropped in the middle of a message gets no answer to wait for.
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.username().isPresent()));
        StartTls startTls = settings.tls() ? StartTls.DISABLED : settings.startTls();
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls != StartTls.DISABLED));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls == StartTls.REQUIRED));
        return properties;
    }

    @Override
    public Connection connection() {
        return new SmtpConnection();
    }

    private final class SmtpConnection implements Connection {
        private final SmtpDialogue dialogue = new SmtpDialogue(session, address);

        @Override
        public SendOutcome send(Notice notice, String to, BooleanSupplier stillOurs) {
            byte[] message;
            try {
                NoticeMail mail =
                        NoticeMail.of(session, sender, new Content(notice, to, statements.of(notice)), clock.instant());
                if (!mail.goesOnlyTo(to)) {
                    return new NotAsApproved("the mail would not go to the recipient of the notice alone");
                }
                message = mail.bytes();
            } catch (MessagingException | IOException | RuntimeException unwritable) {
                // Only the kind is told: its words may name the recipient.
                return new Unwritable(unwritable.getClass().getName());
            }
            if (!connect()) {
                return new ServerTrouble("not-reached");
            }
            return handOver(
                    notice,
                    new Envelope(sender.returnPath(notice.id()), to, notice.id().toString()),
                    message,
                    stillOurs);
        }

        private SendOutcome handOver(Notice notice, Envelope envelope, byte[] message, BooleanSupplier stillOurs) {
            try {
                return dialogue.handOver(envelope, message, stillOurs);
            } catch (RuntimeException broken) {
                // Nobody knows how far it came. The others of its group have their turn over another connection.
                LOG.errorf(broken, "event=mail-not-handed-over notice=%s", notice.id());
                dialogue.drop();
                return new InDoubt("broken-off");
            }
        }

        private boolean connect() {
            try {
                if (!dialogue.isConnected()) {
                    dialogue.connect(
                            settings.host(),
                            settings.port(),
                            settings.username().orElse(null),
                            settings.password().orElse(null));
                }
                return true;
            } catch (MessagingException | RuntimeException unreachable) {
                LOG.warnf(
                        "event=mail-server-not-reached cause=%s",
                        unreachable.getClass().getSimpleName());
                return false;
            }
        }

        @Override
        public void close() {
            dialogue.drop();
        }
    }
}
