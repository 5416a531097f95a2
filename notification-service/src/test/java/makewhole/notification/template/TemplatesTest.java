package makewhole.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import makewhole.notification.template.field.Declaration;
import makewhole.notification.template.field.Field;
import makewhole.notification.template.field.FieldType;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.GivenValue.GivenText;
import makewhole.notification.template.field.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private static final List<Template> SHIPPED = new TemplateFiles(new ObjectMapper()).readAll();

    @Test
    void every_remedy_has_its_notice() {
        assertThat(SHIPPED)
                .extracting(Template::name)
                .containsExactlyInAnyOrder(
                        "refund",
                        "top-up-offer",
                        "compensation",
                        "buy-back",
                        "keep-or-sell",
                        "explanation",
                        "payment-sent");
        assertThat(SHIPPED.stream().flatMap(template -> template.remedy().stream()))
                .containsExactlyInAnyOrder(
                        "REFUND", "TOP_UP_OFFER", "COMPENSATE", "BUY_BACK", "KEEP_OR_SELL", "EXPLAIN");
    }

    @Test
    void every_notice_says_all_that_a_customer_must_know() {
        for (Template template : SHIPPED) {
            String text = sample(template).text().replace('\n', ' ');
            assertThat(text)
                    .as(template.name())
                    .contains("Dear Ada Sample", "sorry", "What you get", "if you do nothing", "Questions")
                    .contains("care@northgate.example", "INC-2026-001 / L-0042", "complain", "Northgate Investor Care")
                    .doesNotContain("{{", "**", "|", "\\");
            if (template.remedy().isPresent()) {
                assertThat(text)
                        .as(template.name())
                        .contains("What happened", "What it did to you", "ow we worked it out", "ou can choose");
            }
        }
    }

    @Test
    void the_notices_are_there_to_be_looked_at() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "notices"));
        for (Template template : SHIPPED) {
            Rendered rendered = sample(template);
            Files.writeString(folder.resolve(template.name() + ".html"), rendered.html());
            Files.writeString(folder.resolve(template.name() + ".txt"), rendered.subject() + "\n\n" + rendered.text());
        }
        assertThat(folder).isDirectoryContaining("glob:**/refund.html");
    }

    @Test
    void plain_text_lines_are_short_and_html_loads_nothing() {
        for (Template template : SHIPPED) {
            Rendered rendered = sample(template);
            assertThat(rendered.text().lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
            assertThat(rendered.html()).doesNotContain("<img", "src=", "url(", "@import", "<link", "<script");
        }
    }

    @Test
    void choices_and_figures_stand_under_each_other_in_plain_text() {
        String text = sample(named("top-up-offer")).text();
        assertThat(text)
                .contains("\n- take the offer, or\n- say no.\n\nGive us")
                .contains("What we booked for you                        USD\u00A030,374.10\n")
                .contains("Missing                                        USD\u00A01,127.82\n");
    }

    @Test
    void a_locale_that_is_not_written_yet_gets_english_words_and_the_same_figures() {
        Template refund = SHIPPED.getFirst();
        var values = refund.declaration().read(refund.samples()).values();
        Rendered french = refund.render(Locale.FRANCE, values);
        assertThat(french).isEqualTo(refund.render(Locale.US, values));
        assertThat(french.locale()).isEqualTo(Locale.US);
        assertThat(french.html()).contains("lang=\"en-US\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello {{nobody}}",
                "Hello {{name.length}}",
                "{{#nobody}}Hello{{/nobody}}",
                "{{> other}}",
                "{{<parent}}{{/parent}}",
                "{{$block}}{{/block}}",
                "{{#name}} Hello",
                "{{name"
            })
    void a_source_with_anything_but_declared_fields_and_conditions_does_not_load(String body) {
        assertThatThrownBy(() -> template("subject: Hello\n\n" + body)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_source_without_a_subject_does_not_load() {
        assertThatThrownBy(() -> template("Hello {{name}}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_field_that_may_be_left_out_must_be_asked_for() {
        Templates.proveThatItRenders(
                template("subject: Hello\n\nHello {{#nick}}{{nick}}{{/nick}}{{^nick}}you{{/nick}}"));
        assertThatThrownBy(() -> Templates.proveThatItRenders(template("subject: Hello\n\nHello {{nick}}")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_template_without_a_right_sample_for_each_field_does_not_start() {
        Template template = template("subject: Hello\n\nHello {{name}}");
        Template without =
                new Template("t", 1, Optional.empty(), template.declaration(), Map.of(), template.variants(), "");
        assertThatThrownBy(() -> Templates.proveThatItRenders(without)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{{name}}}", "{{&name}}", "{{name}}"})
    void no_form_of_tag_lets_a_value_through_as_it_came(String tag) {
        Template template = template("subject: Hello\n\nHello " + tag);
        var values = template.declaration()
                .read(Map.of("name", new GivenText("<b>*x*</b>")))
                .values();
        assertThat(template.render(Locale.US, values).html()).contains("Hello &lt;b&gt;*x*&lt;/b&gt;</p>");
    }

    private static Template template(String source) {
        Declaration declaration = new Declaration(
                List.of(
                        new Field("name", FieldType.TEXT, false, false),
                        new Field("nick", FieldType.TEXT, true, false)),
                Optional.empty(),
                List.of(),
                List.of());
        Map<String, GivenValue> samples = Map.of("name", new GivenText("Ada"), "nick", new GivenText("Addie"));
        Variant variant = new Variant(new Wording(Locale.US, Map.of()), source, declaration);
        return new Template("t", 1, Optional.empty(), declaration, samples, Map.of(Locale.US, variant), "");
    }

    private static Template named(String name) {
        return SHIPPED.stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Rendered sample(Template template) {
        return template.render(
                Locale.US, template.declaration().read(template.samples()).values());
    }
}
