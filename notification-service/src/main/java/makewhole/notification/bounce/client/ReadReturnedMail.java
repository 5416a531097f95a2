package makewhole.notification.bounce.client;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import makewhole.notification.RefusedException;
import makewhole.notification.bounce.TakeReport;
import makewhole.platform.jobs.RepeatedJob;
import org.jboss.logging.Logger;

/**
 * Reads the mailbox that undelivered mail returns to. A report is deleted there after it is committed here; whatever is
 * not one stays for a person to read, and is flagged so that it is not read here again. Whether a person has seen a mail does
 * not matter: people look into mailboxes.
 */
@ApplicationScoped
class ReadReturnedMail implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(ReadReturnedMail.class);
    private static final String SUBJECT = "notification-service";
    private static final String TIMEOUT_MILLIS = "20000";
    private static final int LARGEST = 1 << 20;

    private final ReturnedMailSettings settings;
    private final TakeReport takeReport;
    private final MeterRegistry metrics;

    @Inject
    ReadReturnedMail(ReturnedMailSettings settings, TakeReport takeReport, MeterRegistry metrics) {
        this.settings = settings;
        this.takeReport = takeReport;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "read-returned-mail";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        if (settings.host().isEmpty()) {
            return;
        }
        try (Store store = session().getStore(settings.protocol().name().toLowerCase(Locale.ROOT))) {
            store.connect(
                    settings.host().get(),
                    settings.port(),
                    settings.username().orElse(null),
                    settings.password().orElse(null));
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                for (Message message : folder.getMessages()) {
                    if (!message.isSet(Flags.Flag.FLAGGED)) {
                        take(message);
                    }
                }
            }
        } catch (MessagingException unreachable) {
            metrics.counter("makewhole.returned.mail", "ended", "UNREADABLE").increment();
            LOG.warnf(
                    "event=returned-mail-not-read cause=%s",
                    unreachable.getClass().getSimpleName());
        }
    }

    private void take(Message message) throws MessagingException {
        try {
            if (message.getSize() > LARGEST) {
                leave(message, "too-large");
                return;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            takeReport.take(bytes.toByteArray(), SUBJECT);
            message.setFlag(Flags.Flag.DELETED, true);
            metrics.counter("makewhole.returned.mail", "ended", "TAKEN").increment();
        } catch (RefusedException notOurs) {
            leave(message, notOurs.refusal().getClass().getSimpleName());
        } catch (IOException unreadable) {
            leave(message, "unreadable");
        }
    }

    private void leave(Message message, String why) throws MessagingException {
        message.setFlag(Flags.Flag.FLAGGED, true);
        metrics.counter("makewhole.returned.mail", "ended", "LEFT").increment();
        LOG.warnf("event=returned-mail-left reason=%s", why);
    }

    private static Session session() {
        Properties properties = new Properties();
        for (String protocol : new String[] {"imap", "imaps"}) {
            properties.setProperty("mail.%s.connectiontimeout".formatted(protocol), TIMEOUT_MILLIS);
            properties.setProperty("mail.%s.timeout".formatted(protocol), TIMEOUT_MILLIS);
            properties.setProperty("mail.%s.ssl.checkserveridentity".formatted(protocol), "true");
            properties.setProperty("mail.%s.peek".formatted(protocol), "true");
        }
        return Session.getInstance(properties);
    }
}
