package makewhole.notification.batch.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.batch.Choice;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.NoticeStanding;
import makewhole.notification.batch.NoticeState;
import makewhole.notification.batch.Recipient;
import makewhole.notification.batch.Reminder;
import makewhole.notification.template.Rendered;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;

/** A notice as it lies in its table. */
public final class NoticeColumns {
    private NoticeColumns() {}

    static NoticeStanding standing(ResultSet row) throws SQLException {
        return new NoticeStanding(
                row.getObject("batch", UUID.class),
                notice(row),
                row.getString("digest"),
                NoticeState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("reply"));
    }

    /** Reads a row of the table {@code notice}. */
    public static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                row.getString("line"),
                row.getString("template"),
                row.getInt("template_version"),
                new Recipient(
                        row.getString("investor"),
                        row.getString("recipient_name"),
                        row.getString("recipient_email"),
                        Locale.forLanguageTag(row.getString("recipient_locale"))),
                new Money(row.getLong("amount_minor"), Currencies.of(row.getString("currency"))),
                new Rendered(
                        Locale.forLanguageTag(row.getString("spoken_locale")),
                        row.getString("subject"),
                        row.getString("body_text"),
                        row.getString("body_html")),
                row.getString("written_for"),
                row.getString("message_id"),
                choice(row, "choice_"),
                reminder(row));
    }

    /** @param prefix of the three columns that a choice is kept in */
    static Optional<Choice> choice(ResultSet row, String prefix) throws SQLException {
        LocalDate until = row.getObject(prefix + "until", LocalDate.class);
        return until == null
                ? Optional.empty()
                : Optional.of(new Choice(
                        new Money(row.getLong(prefix + "minor"), Currencies.of(row.getString(prefix + "currency"))),
                        until));
    }

    private static Optional<Reminder> reminder(ResultSet row) throws SQLException {
        LocalDate lastDay = row.getObject("reminder_last_day", LocalDate.class);
        return lastDay == null
                ? Optional.empty()
                : Optional.of(new Reminder(
                        lastDay,
                        row.getInt("reminder_version"),
                        new Rendered(
                                Locale.forLanguageTag(row.getString("reminder_locale")),
                                row.getString("reminder_subject"),
                                row.getString("reminder_text"),
                                row.getString("reminder_html")),
                        row.getString("reminder_written_for")));
    }
}
