package makewhole.notification.batch.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import makewhole.notification.batch.NoticeStanding;
import makewhole.notification.batch.NoticeState;
import makewhole.notification.batch.Reminder;
import makewhole.notification.link.Links;
import org.jspecify.annotations.Nullable;

/** Where a notice stands; without personal data. */
record NoticeBody(
        UUID notice,
        String line,
        String template,
        String investor,
        NoticeState state,
        int attempts,
        String reply,
        String messageId) {
    record ListBody(List<NoticeBody> items, @Nullable Integer next) {}

    /** A notice as its recipient reads it. */
    record ContentBody(
            UUID notice,
            UUID batch,
            String line,
            String template,
            String investor,
            NoticeState state,
            int attempts,
            String reply,
            String messageId,
            RecipientBody recipient,
            String subject,
            String text,
            String html,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ReminderBody reminder) {
        static ContentBody of(NoticeStanding standing) {
            var notice = standing.notice();
            return new ContentBody(
                    notice.id(),
                    standing.batch(),
                    notice.line(),
                    notice.template(),
                    notice.recipient().investor(),
                    standing.state(),
                    standing.attempts(),
                    standing.reply(),
                    notice.messageId(),
                    new RecipientBody(
                            notice.recipient().name(),
                            notice.recipient().email(),
                            notice.recipient().locale().toLanguageTag()),
                    notice.content().subject(),
                    Links.masked(notice.content().text()),
                    Links.masked(notice.content().html()),
                    notice.reminder().map(ReminderBody::of).orElse(null));
        }
    }

    /** What its recipient is reminded with, unless they answer. */
    record ReminderBody(LocalDate lastDay, String subject, String text, String html) {
        static ReminderBody of(Reminder reminder) {
            return new ReminderBody(
                    reminder.lastDay(),
                    reminder.content().subject(),
                    Links.masked(reminder.content().text()),
                    Links.masked(reminder.content().html()));
        }
    }

    record RecipientBody(String name, String email, String locale) {}

    record SamplesBody(List<ContentBody> items) {}

    static NoticeBody of(NoticeStanding standing) {
        var notice = standing.notice();
        return new NoticeBody(
                notice.id(),
                notice.line(),
                notice.template(),
                notice.recipient().investor(),
                standing.state(),
                standing.attempts(),
                standing.reply(),
                notice.messageId());
    }
}
