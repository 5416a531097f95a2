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
        Properties properties = properties(settings);
        settings.certificates().ifPresent(file -> TrustedCertificates.trust(file, properties));
        session = Session.getInstance(properties);
        address = new URLName(settings.tls() ? "smtps" : "smtp", settings.host(), settings.port(), null, null, null);
    }

    private static Properties properties(SmtpSettings settings) {
        Properties properties = new Properties();
        for (String protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
            properties.setProperty(
                    protocol + "connectiontimeout",
                    Long.toString(settings.connectTimeout().toMillis()));
            String answer = Long.toString(settings.answerTimeout().toMillis());
            properties.setProperty(protocol + "timeout", answer);
            properties.setProperty(protocol + "writetimeout", answer);
            properties.setProperty(protocol + "ssl.checkserveridentity", "true");
            properties.put(protocol + "socketFactory", new PromptSockets());
            // What cannot be reached in this way is not tried again in another, without a say in certificates.
            properties.setProperty(protocol + "socketFactory.fallback", "false");
            // A connection that is dropped in the middle of a message gets no answer to wait for.
            properties.setProperty(protocol + "quitwait", "false");
            properties.setProperty(
                    protocol + "auth", Boolean.toString(settings.username().isPresent()));
            properties.setProperty(
                    protocol + "starttls.enable", Boolean.toString(settings.startTls() != StartTls.DISABLED));
            properties.setProperty(
                    protocol + "starttls.required", Boolean.toString(settings.startTls() == StartTls.REQUIRED));
        }
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.tls()));
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
