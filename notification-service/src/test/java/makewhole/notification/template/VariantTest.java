package makewhole.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import makewhole.notification.template.field.Declaration;
import makewhole.notification.template.field.Field;
import makewhole.notification.template.field.FieldType;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.GivenValue.GivenText;
import makewhole.notification.template.field.GivenValue.GivenTexts;
import makewhole.notification.template.field.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a source may hold, and what becomes of values and languages. */
class VariantTest {
    private static final List<Template> SHIPPED = new TemplateFiles(new ObjectMapper()).readAll();

    @ParameterizedTest
    @CsvSource({
        "de-AT, de-DE",
        "fr-CA, fr-FR",
        "es-MX, es-ES",
        "ja, ja-JP",
        "en-AU, en-US",
        "en-GB, en-GB",
        "it-IT, en-US"
    })
    void who_speaks_a_language_otherwise_gets_the_words_of_that_language(String spoken, String told) {
        Template refund = SHIPPED.getFirst();
        var values = refund.declaration().read(refund.samples()).values();
        assertThat(refund.render(Locale.forLanguageTag(spoken), values).locale().toLanguageTag())
                .isEqualTo(told);
    }

    @Test
    void a_locale_that_is_not_written_yet_gets_english_words_and_the_same_figures() {
        Template refund = SHIPPED.getFirst();
        var values = refund.declaration().read(refund.samples()).values();
        Rendered italian = refund.render(Locale.ITALY, values);
        assertThat(italian).isEqualTo(refund.render(Locale.US, values));
        assertThat(italian.locale()).isEqualTo(Locale.US);
        assertThat(italian.html()).contains("lang=\"en-US\"");
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

    @Test
    void a_list_is_told_text_by_text_and_each_is_harmless() {
        Declaration declaration = new Declaration(
                List.of(new Field("questions", FieldType.LIST, false, false)), Optional.empty(), List.of(), List.of());
        Variant variant = new Variant(
                new Wording(Locale.US, Map.of()),
                "subject: Hello\n\n{{#questions}}\n- {{.}}\n{{/questions}}",
                declaration);
        Template template =
                new Template("t", 1, Optional.empty(), declaration, Map.of(), Map.of(Locale.US, variant), "");
        var reading = declaration.read(Map.of("questions", new GivenTexts(List.of("*Who?*", "<b>Why?</b>"))));
        Rendered told = template.render(Locale.US, reading.values());
        assertThat(told.text()).contains("- *Who?*\n- <b>Why?</b>\n");
        assertThat(told.html()).contains(">*Who?*</li>", ">&lt;b&gt;Why?&lt;/b&gt;</li>");
        assertThat(declaration
                        .read(Map.of("questions", new GivenTexts(List.of("a\nb"))))
                        .objections())
                .hasSize(1);
        assertThat(declaration
                        .read(Map.of("questions", new GivenTexts(List.of())))
                        .objections())
                .hasSize(1);
        assertThat(declaration.read(Map.of("questions", new GivenText("one"))).objections())
                .hasSize(1);
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
}
