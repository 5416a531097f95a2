package makewhole.notification.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import makewhole.notification.template.Template;
import makewhole.notification.template.TemplatesInUse;
import makewhole.notification.template.field.Field;
import makewhole.notification.template.field.Value;
import makewhole.notification.template.field.Value.DateValue;
import makewhole.platform.money.Money;

/** Writes what the recipient of a notice is reminded with, out of the very record that the notice is written from. */
final class ReminderWords {
    private static final String LAST_DAY = "answerBy";

    private final Template template;

    ReminderWords(TemplatesInUse templates) {
        template = templates.named(Reminder.TEMPLATE).orElseThrow();
    }

    /**
     * The reminder of a notice that tells of a remedy and asks for a choice; empty for every other one.
     *
     * @param told the notice's record, with its link
     * @param missing takes each field that the reminder needs and the notice has not
     */
    Optional<Reminder> of(Template notice, NoticeRecord told, Consumer<String> missing) {
        if (notice.remedy().isEmpty() || !(told.values().get(LAST_DAY) instanceof DateValue(var lastDay))) {
            return Optional.empty();
        }
        Map<String, Value> values = new HashMap<>();
        boolean complete = true;
        for (Field field : template.declaration().fields()) {
            Value value = told.values().get(field.name());
            if (value != null) {
                values.put(field.name(), value);
            } else if (!field.optional()) {
                missing.accept(field.name());
                complete = false;
            }
        }
        if (!complete) {
            return Optional.empty();
        }
        // A reminder promises no payment, whatever the notice does.
        NoticeRecord record = new NoticeRecord(
                told.line(), told.recipient(), Money.zero(told.amount().currency()), values);
        return Optional.of(new Reminder(lastDay, template.version(), record.render(template), record.seal()));
    }
}
