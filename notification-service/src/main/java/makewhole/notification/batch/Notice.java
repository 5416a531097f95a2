package makewhole.notification.batch;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import makewhole.notification.template.Rendered;
import makewhole.platform.digest.Digests;
import makewhole.platform.money.Money;

/**
 * One message to one customer about one plan line, rendered and never changed afterwards.
 *
 * @param position its row in the batch, from 1
 * @param amount what the plan pays for the line
 * @param writtenFor the record that its words were rendered from ({@link NoticeRecord#seal()}); empty in notices from
 *     before there was one
 * @param messageId of the mail, without angle brackets; made of the notice's id, so that a mail server or a person can
 *     tell a repetition
 * @param choice what it asks its recipient to decide on; empty if it asks nothing, and in notices from before this was kept
 * @param reminder what its recipient is reminded with, if it tells of a remedy and asks for a choice
 */
public record Notice(
        UUID id,
        int position,
        String line,
        String template,
        int version,
        Recipient recipient,
        Money amount,
        Rendered content,
        String writtenFor,
        String messageId,
        Optional<Choice> choice,
        Optional<Reminder> reminder) {
    /** The id of a notice follows from its batch, line and template. */
    public static UUID idOf(UUID batch, String line, String template) {
        return UUID.nameUUIDFromBytes(
                "%s %s %s".formatted(batch, line, template).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether its words were rendered for exactly the recipient, line and amount that it is kept under. What is told to
     * one person must never go to another.
     */
    public boolean isWrittenForItsRecipient() {
        return writtenFor.isEmpty() || writtenFor.equals(NoticeRecord.seal(line, recipient, amount));
    }

    /**
     * The notice that reminds of this one: its words as they were approved, to the same recipient.
     *
     * @param batch that it goes out in
     * @param messageIdOf of a notice's id
     */
    public Notice reminding(UUID batch, int row, Function<UUID, String> messageIdOf) {
        Reminder words = reminder.orElseThrow();
        UUID ofReminder = idOf(batch, line, Reminder.TEMPLATE);
        return new Notice(
                ofReminder,
                row,
                line,
                Reminder.TEMPLATE,
                words.version(),
                recipient,
                Money.zero(amount.currency()),
                words.content(),
                words.writtenFor(),
                messageIdOf.apply(ofReminder),
                Optional.empty(),
                Optional.empty());
    }

    /** The digest of all that the customer will see and of where it goes. */
    public String digest() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("notice", id.toString());
        told.put("position", Integer.toString(position));
        told.put("line", line);
        told.put("template", template);
        told.put("version", Integer.toString(version));
        told.put("investor", recipient.investor());
        told.put("name", recipient.name());
        told.put("email", recipient.email());
        told.put("locale", recipient.locale().toLanguageTag());
        told.put("amount", amount.amount());
        told.put("currency", amount.currency().getCurrencyCode());
        told.put("spoken", content.locale().toLanguageTag());
        told.put("subject", content.subject());
        told.put("text", content.text());
        told.put("html", content.html());
        told.put("messageId", messageId);
        if (!writtenFor.isEmpty()) {
            told.put("writtenFor", writtenFor);
        }
        choice.ifPresent(asked -> told.put("choice", asked.toString()));
        reminder.ifPresent(words -> {
            told.put("reminderLastDay", words.lastDay().toString());
            told.put("reminderVersion", Integer.toString(words.version()));
            told.put("reminderSpoken", words.content().locale().toLanguageTag());
            told.put("reminderSubject", words.content().subject());
            told.put("reminderText", words.content().text());
            told.put("reminderHtml", words.content().html());
            told.put("reminderWrittenFor", words.writtenFor());
        });
        return Digests.of(told);
    }
}
