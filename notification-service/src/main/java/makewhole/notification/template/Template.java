package makewhole.notification.template;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import makewhole.notification.template.field.Declaration;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.Value;

/**
 * One version of a kind of notice.
 *
 * @param remedy the remedy of a plan line that it tells of; empty if it tells of none
 * @param samples a value for every field, to preview it and to prove at start that it can be rendered
 * @param variants one per locale; the fallback is among them
 * @param digest of declaration, words and sources: two services that show the same digest send the same words
 */
public record Template(
        String name,
        int version,
        Optional<String> remedy,
        Declaration declaration,
        Map<String, GivenValue> samples,
        Map<Locale, Variant> variants,
        String digest) {
    /** The language of everybody whose own is not written yet. Only words fall back, never a figure. */
    public static final Locale FALLBACK = Locale.US;

    /** Filled in by the service, not by a row: the recipient's name, and the name of the firm that writes. */
    public static final String RECIPIENT_NAME = "recipientName";

    public static final String SENDER_NAME = "senderName";

    /** How a customer pays for what they take of an offer; filled in by the service where a template asks for it. */
    public static final String PAYMENT_INSTRUCTIONS = "paymentInstructions";

    /** Where questions go; what a row brings is replaced by the service's own setting. */
    public static final String CONTACT_EMAIL = "contactEmail";

    /** How the amount of a line was worked out: every row may bring it, and a template need not show it. */
    public static final String STEPS = "steps";

    static final List<String> FILLED_IN = List.of(RECIPIENT_NAME, SENDER_NAME, PAYMENT_INSTRUCTIONS);

    public Template {
        samples = Map.copyOf(samples);
        variants = Map.copyOf(variants);
        requireNonNull(variants.get(FALLBACK), () -> "%s has no %s variant".formatted(name, FALLBACK));
    }

    /** Whether the service fills in this field itself, so that no row may. */
    public static boolean isFilledIn(String field) {
        return FILLED_IN.contains(field);
    }

    /** The locales it is written in, by name. */
    public List<String> locales() {
        return variants.keySet().stream().map(Locale::toLanguageTag).sorted().toList();
    }

    /** The notice for these values, which must be all that the declaration asks for. */
    public Rendered render(Locale locale, Map<String, Value> values) {
        return requireNonNull(variants.get(spoken(locale))).render(declaration, values);
    }

    /** The locale itself, or another one of its language, or the fallback. */
    private Locale spoken(Locale locale) {
        if (variants.containsKey(locale)) {
            return locale;
        }
        return variants.keySet().stream()
                .filter(written -> written.getLanguage().equals(locale.getLanguage()))
                .filter(written -> !locale.getLanguage().equals(FALLBACK.getLanguage()))
                .min(Comparator.comparing(Locale::toLanguageTag))
                .orElse(FALLBACK);
    }
}
