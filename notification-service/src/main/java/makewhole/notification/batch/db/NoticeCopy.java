package makewhole.notification.batch.db;

import java.util.Optional;
import java.util.UUID;
import makewhole.notification.batch.Choice;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.Reminder;
import makewhole.notification.template.Rendered;
import org.jdbi.v3.core.Handle;

/** Writes notices in bulk. */
final class NoticeCopy implements AutoCloseable {
    private static final String TARGET = "notice (id, batch, position, line, template, template_version, investor,"
            + " recipient_name, recipient_email, recipient_locale, amount_minor, currency, spoken_locale, subject,"
            + " body_text, body_html, written_for, message_id, digest, choice_minor, choice_currency, choice_until, reminder_last_day, reminder_version,"
            + " reminder_locale, reminder_subject, reminder_text, reminder_html, reminder_written_for)";

    private final UUID batch;
    private final CopyText copy;

    NoticeCopy(Handle handle, UUID batch) {
        this.batch = batch;
        copy = new CopyText(handle, TARGET);
    }

    void add(Notice notice, String digest) {
        Optional<Rendered> content = notice.reminder().map(Reminder::content);
        copy.row(
                notice.id(),
                batch,
                notice.position(),
                notice.line(),
                notice.template(),
                notice.version(),
                notice.recipient().investor(),
                notice.recipient().name(),
                notice.recipient().email(),
                notice.recipient().locale().toLanguageTag(),
                notice.amount().minor(),
                notice.amount().currency().getCurrencyCode(),
                notice.content().locale().toLanguageTag(),
                notice.content().subject(),
                notice.content().text(),
                notice.content().html(),
                notice.writtenFor(),
                notice.messageId(),
                digest,
                notice.choice().map(choice -> choice.amount().minor()),
                notice.choice().map(choice -> choice.amount().currency().getCurrencyCode()),
                notice.choice().map(Choice::until),
                notice.reminder().map(Reminder::lastDay),
                notice.reminder().map(Reminder::version),
                content.map(words -> words.locale().toLanguageTag()),
                content.map(Rendered::subject),
                content.map(Rendered::text),
                content.map(Rendered::html),
                notice.reminder().map(Reminder::writtenFor));
    }

    /** Ends it. If a notice came twice, whoever reads the rows has named it, and takes nothing. */
    void end() {
        copy.end();
    }

    @Override
    public void close() {
        copy.close();
    }
}
