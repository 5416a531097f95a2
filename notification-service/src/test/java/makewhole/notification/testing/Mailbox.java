package makewhole.notification.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** A real mail server. */
public final class Mailbox implements AutoCloseable {
    private final GreenMail server;

    /** Where the service that is being tested expects it. */
    public Mailbox() {
        this(ConfigProvider.getConfig().getValue("makewhole.smtp.port", Integer.class));
    }

    /** At a port; any free one if it is 0. */
    public Mailbox(int port) {
        server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** Throws away what has come. */
    public void empty() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    public List<MimeMessage> messages() {
        return Arrays.asList(server.getReceivedMessages());
    }

    /** The only message there is. */
    public MimeMessage only() {
        if (messages().size() != 1) {
            throw new AssertionError(
                    "there are %d messages".formatted(messages().size()));
        }
        return messages().getFirst();
    }

    /** The message as it went over the wire. */
    public static String source(MimeMessage message) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The parts of a message: the plain text first, the HTML second. */
    public static List<String> alternatives(MimeMessage message) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            if (message.isMimeType("multipart/mixed")) {
                parts = (MimeMultipart) parts.getBodyPart(0).getContent();
            }
            if (!parts.getContentType().startsWith("multipart/alternative") || parts.getCount() != 2) {
                throw new AssertionError("not two alternatives: " + parts.getContentType());
            }
            return List.of(content(parts.getBodyPart(0), "text/plain"), content(parts.getBodyPart(1), "text/html"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The name and the bytes of the PDF file that comes after the words. */
    public static Map.Entry<String, byte[]> statement(MimeMessage message) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            BodyPart last = parts.getBodyPart(parts.getCount() - 1);
            if (!message.isMimeType("multipart/mixed")
                    || parts.getCount() != 2
                    || !last.isMimeType("application/pdf")) {
                throw new AssertionError("no statement: " + parts.getContentType());
            }
            return Map.entry(last.getFileName(), last.getInputStream().readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String content(BodyPart part, String type) throws MessagingException, IOException {
        if (!part.isMimeType(type)) {
            throw new AssertionError("%s is not %s".formatted(part.getContentType(), type));
        }
        return ((String) part.getContent()).replace("\r\n", "\n");
    }

    @Override
    public void close() {
        server.stop();
    }
}
