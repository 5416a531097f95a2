package makewhole.suite.machine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailBoxTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void every_message_is_kept_and_one_that_comes_twice_shows() throws IOException, MessagingException {
        try (MailBox box = MailBox.start(folder)) {
            sendTwice(box.port());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(2)
                    .allMatch(name -> name.endsWith(".eml"))
                    .anyMatch(name -> name.endsWith("-again-2.eml"));
        }
    }

    @Test
    void what_goes_to_the_firm_is_kept_apart() throws IOException, MessagingException {
        try (MailBox box = MailBox.start(folder.resolve("mails"))) {
            send(box.port(), "legal@makewhole.example", 1);
        }
        try (Stream<Path> files = Files.list(folder.resolve("messages"))) {
            assertThat(files).hasSize(1);
        }
        try (Stream<Path> files = Files.list(folder.resolve("mails"))) {
            assertThat(files).isEmpty();
        }
    }

    private static void sendTwice(int port) throws MessagingException {
        send(port, "zoe@investors.example", 2);
    }

    private static void send(int port, String to, int times) throws MessagingException {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "localhost");
        settings.setProperty("mail.smtp.port", String.valueOf(port));
        Session session = Session.getInstance(settings);
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("firm@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject("Zoë");
        message.setText("Grüße");
        message.saveChanges();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            for (int i = 0; i < times; i++) {
                transport.sendMessage(message, message.getAllRecipients());
            }
        }
    }
}
