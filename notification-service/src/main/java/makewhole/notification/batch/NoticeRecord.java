package makewhole.notification.batch;

import java.util.Map;
import java.util.TreeMap;
import makewhole.notification.template.Rendered;
import makewhole.notification.template.Template;
import makewhole.notification.template.field.Value;
import makewhole.notification.template.field.Value.TextValue;
import makewhole.platform.digest.Digests;
import makewhole.platform.money.Money;

/**
 * The one record that a notice is rendered from. Nothing else goes into its words, so that they cannot be one person's
 * figures under another person's name; {@link #seal()} stays with the words and is compared with the envelope.
 *
 * @param amount what the plan pays for the line
 * @param values of the template's fields, checked
 */
record NoticeRecord(String line, Recipient recipient, Money amount, Map<String, Value> values) {
    NoticeRecord {
        values = Map.copyOf(values);
        Value name = values.get(Template.RECIPIENT_NAME);
        if (name != null && !name.equals(new TextValue(recipient.name()))) {
            throw new IllegalArgumentException("line %s would address somebody else".formatted(line));
        }
    }

    Rendered render(Template template) {
        return template.render(recipient.locale(), values);
    }

    /** Whom the words are for and what they are about, as canonical JSON. */
    String seal() {
        return seal(line, recipient, amount);
    }

    static String seal(String line, Recipient recipient, Money amount) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("line", line);
        facts.put("investor", recipient.investor());
        facts.put("name", recipient.name());
        facts.put("email", recipient.email());
        facts.put("locale", recipient.locale().toLanguageTag());
        facts.put("amount", amount.amount());
        facts.put("currency", amount.currency().getCurrencyCode());
        return Digests.canonical(facts);
    }
}
