package makewhole.notification.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.Recipient;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.GivenValue.GivenText;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;

/** Notices made of the shipped templates and their samples. */
public final class SampleNotices {
    private static final List<Template> SHIPPED = new TemplateFiles(new ObjectMapper()).readAll();

    private SampleNotices() {}

    /** The templates as the service knows them. */
    public static Templates shipped() {
        return shipped(List::of, () -> Instant.EPOCH);
    }

    /** The templates as the service knows them, with a say in which newer versions there are and what time it is. */
    public static Templates shipped(Supplier<List<TemplateVersion>> approved, InstantSource clock) {
        return new Templates(new TemplateFiles(new ObjectMapper()), approved, clock);
    }

    public static List<String> templates() {
        return SHIPPED.stream().map(Template::name).toList();
    }

    /** A notice of a template, in a language, for a recipient of this name. */
    public static Notice of(String template, Locale locale, String name) {
        return of(template, locale, name, Map.of());
    }

    /** The same with other values for some fields. */
    public static Notice of(String template, Locale locale, String name, Map<String, GivenValue> others) {
        Template found = SHIPPED.stream()
                .filter(shipped -> shipped.name().equals(template))
                .findFirst()
                .orElseThrow();
        Map<String, GivenValue> given = new HashMap<>(found.samples());
        given.putAll(others);
        given.put(Template.RECIPIENT_NAME, new GivenText(name));
        return new Notice(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                1,
                "L-0042",
                template,
                found.version(),
                new Recipient("INV-00042", name, "ada@investors.example", locale),
                new Money(0, Currencies.of("USD")),
                found.render(locale, found.declaration().read(given).values()),
                "",
                "1@northgate.example",
                Optional.empty(),
                Optional.empty());
    }
}
