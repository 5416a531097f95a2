package makewhole.notification.template;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import makewhole.notification.template.field.FieldType;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.GivenValue.GivenText;
import makewhole.notification.template.field.SingleLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a value says, it says it to the reader and never to the program that shows it. */
class RenderingLaws {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final List<String> NASTY = List.of(
            "<script>alert(1)</script>",
            "<!--",
            "-->",
            "&amp;",
            "&lt;",
            "&#60;",
            "{{senderName}}",
            "{{{dealName}}}",
            "{{#x}}",
            "{{",
            "}}",
            "**",
            "*",
            "__",
            "_",
            "`",
            "```",
            "~~",
            "[a](b)",
            "![a](b)",
            "<a@b.example>",
            "|",
            "\\",
            "\\|",
            "# ",
            "> ",
            "- ",
            "1. ",
            "+ ",
            "---",
            "===",
            "\"",
            "'",
            "%s",
            "%1$s",
            "$1",
            "é",
            "山",
            "👩",
            " ",
            "  ",
            "x",
            "word",
            "&",
            ";",
            ":",
            "(",
            ")",
            "[",
            "]",
            "!",
            "<",
            ">");

    private static final Map<String, Template> TEMPLATES = new TemplateFiles(new ObjectMapper())
            .readAll().stream().collect(toMap(Template::name, template -> template));

    private static final List<Locale> LOCALES =
            List.of(Locale.US, Locale.UK, Locale.GERMANY, Locale.FRANCE, Locale.of("es", "ES"), Locale.JAPAN);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 500);
    }

    @ParameterizedTest(name = "the value of seed {0}")
    @MethodSource("seeds")
    void a_value_is_read_as_it_was_written_and_changes_nothing_around_it(long seed) {
        Random random = new Random(seed);
        List<String> names = TEMPLATES.keySet().stream().sorted().toList();
        Template template = TEMPLATES.getOrDefault(names.get(random.nextInt(names.size())), anyTemplate());
        String nasty = nasty(random);
        Map<String, GivenValue> values = new HashMap<>(template.samples());
        template.declaration().fields().stream()
                .filter(field -> field.type() == FieldType.TEXT)
                .forEach(field -> values.put(field.name(), new GivenText(nasty)));
        Map<String, GivenValue> harmless = new HashMap<>(values);
        harmless.replaceAll((name, value) ->
                value instanceof GivenText(String text) && text.equals(nasty) ? new GivenText("Harmless") : value);

        Locale locale = LOCALES.get(random.nextInt(LOCALES.size()));
        Rendered told = rendered(template, locale, values);
        Rendered expected = rendered(template, locale, harmless);

        assertThat(tags(told.html())).as("the HTML is built alike").isEqualTo(tags(expected.html()));
        assertThat(words(told.html()))
                .as("and says the value")
                .isEqualTo(words(expected.html()).replace("Harmless", nasty));
        assertThat(collapsed(told.text())).isEqualTo(collapsed(expected.text().replace("Harmless", nasty)));
        assertThat(told.subject()).isEqualTo(expected.subject().replace("Harmless", nasty));
    }

    private static Template anyTemplate() {
        return TEMPLATES.values().iterator().next();
    }

    private static String nasty(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            text.append(NASTY.get(random.nextInt(NASTY.size())));
        }
        String trimmed = SingleLine.trimmed(text.toString());
        return trimmed.isEmpty() ? "x" : trimmed;
    }

    private static Rendered rendered(Template template, Locale locale, Map<String, GivenValue> values) {
        var reading = template.declaration().read(values);
        assertThat(reading.objections()).isEmpty();
        return template.render(locale, reading.values());
    }

    /** The tags, without what a label repeats of the subject. */
    private static List<String> tags(String html) {
        List<String> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(html);
        while (matcher.find()) {
            tags.add(matcher.group().replaceAll("aria-label=\"[^\"]*\"", ""));
        }
        return tags;
    }

    private static String words(String html) {
        return TAG.matcher(html)
                .replaceAll("\u0001")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String collapsed(String text) {
        return text.replaceAll("[-\\s]+", "");
    }
}
