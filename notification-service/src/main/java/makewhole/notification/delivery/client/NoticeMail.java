package makewhole.notification.delivery.client;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.Sender;
import makewhole.notification.delivery.Statements.Attachment;

/**
 * A notice as an Internet message: plain text first, then the same in HTML, so that a reader shows the last it can; after
 * them the statement, if there is one.
 */
final class NoticeMail extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final char NO_BREAK_BLANK = '\u00A0';
    private static final char NARROW_NO_BREAK_BLANK = '\u202F';

    private final String messageId;

    private NoticeMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** What a mail is made of: whom it goes to, the notice, and what is attached. */
    record Content(Notice notice, String to, Optional<Attachment> statement) {}

    static NoticeMail of(Session session, Sender sender, Content content, Instant now)
            throws MessagingException, IOException {
        Notice notice = content.notice();
        NoticeMail mail = new NoticeMail(session, notice.messageId());
        mail.setFrom(new InternetAddress(sender.address(), sender.name(), UTF_8));
        mail.setRecipient(
                RecipientType.TO,
                new InternetAddress(content.to(), notice.recipient().name(), UTF_8));
        mail.setSubject(withPlainBlanks(notice.content().subject()), UTF_8);
        mail.setSentDate(Date.from(now));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setContentLanguage(new String[] {notice.content().locale().toLanguageTag()});
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(notice.content().text(), "text/plain"));
        alternatives.addBodyPart(part(notice.content().html(), "text/html"));
        if (content.statement().isPresent()) {
            MimeBodyPart words = new MimeBodyPart();
            words.setContent(alternatives);
            MimeMultipart all = new MimeMultipart("mixed");
            all.addBodyPart(words);
            all.addBodyPart(attached(content.statement().get()));
            mail.setContent(all);
        } else {
            mail.setContent(alternatives);
        }
        mail.saveChanges();
        return mail;
    }

    /** No line of a subject is broken where it would matter, and one of plain letters can be read without decoding it. */
    private static String withPlainBlanks(String subject) {
        return subject.replace(NO_BREAK_BLANK, ' ').replace(NARROW_NO_BREAK_BLANK, ' ');
    }

    private static MimeBodyPart attached(Attachment statement) throws MessagingException, IOException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(statement.pdf(), "application/pdf")));
        part.setFileName(statement.fileName());
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static MimeBodyPart part(String content, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(
                new ByteArrayDataSource(content.getBytes(StandardCharsets.UTF_8), type + "; charset=" + UTF_8)));
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    /** Whether this goes to {@code email} and to nobody else, read back from the header as any mail program reads it. */
    boolean goesOnlyTo(String email) throws MessagingException {
        return getAllRecipients() instanceof InternetAddress[] all
                && all.length == 1
                && email.equals(all[0].getAddress());
    }

    byte[] bytes() throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writeTo(bytes);
        return bytes.toByteArray();
    }

    /** The same notice always has the same id, whoever sends it and however often. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + messageId + ">");
    }
}
