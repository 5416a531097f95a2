package makewhole.suite.machine;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real SMTP server that delivers to nobody: every message it takes is kept as an {@code .eml} file, those to people of the
 * firm in a folder of their own.
 */
final class MailBox implements AutoCloseable {
    /** The folder beside, of what is told to teams and stakeholders. */
    static final String TO_THE_FIRM = "messages";

    private static final String EVERYBODY = "everybody@mailbox.invalid";

    private final GreenMail server;
    private final GreenMailUser everybody;
    private final Path directory;
    private final AtomicInteger taken = new AtomicInteger();

    private MailBox(GreenMail server, GreenMailUser everybody, Path directory) {
        this.server = server;
        this.everybody = everybody;
        this.directory = directory;
    }

    /** Starts the server on a free port. */
    static MailBox start(Path directory) {
        try {
            Files.createDirectories(directory);
            GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            server.start();
            UserManager users = server.getUserManager();
            MailBox box = new MailBox(server, users.createUser(EVERYBODY, EVERYBODY, EVERYBODY), directory);
            users.setMessageDeliveryHandler((message, recipient) -> box.keep(message, recipient.getEmail()));
            return box;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (UserException refused) {
            throw new IllegalStateException(refused);
        }
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Written whole before the sender is told that it was taken; what cannot be written is refused. */
    private GreenMailUser keep(MovingMessage moving, String recipient) throws MessagingException {
        MimeMessage message = moving.getMessage();
        int number = taken.incrementAndGet();
        Path part = directory.resolve("." + number + ".part");
        try {
            Path folder = recipient.endsWith(Installation.FIRM)
                    ? Files.createDirectories(directory.resolveSibling(TO_THE_FIRM))
                    : directory;
            try (OutputStream out = Files.newOutputStream(part)) {
                message.writeTo(out);
            }
            Files.move(part, unused(folder, name(message.getMessageID(), number)), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new MessagingException("the message could not be kept", unwritable);
        }
        return everybody;
    }

    /** A message that comes twice is kept twice, so that it shows. */
    private static Path unused(Path folder, String name) {
        Path file = folder.resolve(name + ".eml");
        for (int copy = 2; Files.exists(file); copy++) {
            file = folder.resolve(name + "-again-" + copy + ".eml");
        }
        return file;
    }

    /** The local part of the message's id, as far as it is fit for a file name. */
    private static String name(@Nullable String messageId, int number) {
        if (messageId == null || messageId.isBlank()) {
            return "message-" + number;
        }
        String local = messageId.replaceAll("[<>\\s]", "").replaceAll("@.*", "");
        return local.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-").replaceAll("^[.]+", "");
    }
}
