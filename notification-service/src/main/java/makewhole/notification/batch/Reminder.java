package makewhole.notification.batch;

import java.time.LocalDate;
import makewhole.notification.template.Rendered;

/**
 * The words that remind a customer of a choice. They are rendered together with the notice that asks for it, and lie under its
 * digest: whoever approves the notice approves them.
 *
 * @param lastDay on which a choice counts
 * @param version of the template
 * @param writtenFor the record that the words were rendered from
 */
public record Reminder(LocalDate lastDay, int version, Rendered content, String writtenFor) {
    /** The template of every reminder. */
    public static final String TEMPLATE = "reminder";
}
