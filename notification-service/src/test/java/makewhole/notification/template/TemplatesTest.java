package makewhole.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import makewhole.notification.template.field.Declaration;
import makewhole.notification.template.field.Field;
import makewhole.notification.template.field.FieldType;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.GivenValue.GivenMoney;
import makewhole.notification.template.field.GivenValue.GivenText;
import makewhole.notification.template.field.GivenValue.GivenTexts;
import makewhole.notification.template.field.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    private static final List<Template> SHIPPED = new TemplateFiles(new ObjectMapper()).readAll();

    /** Those that a customer is told of a mistake by; the others go to teams and stakeholders, or answer an answer. */
    private static final List<Template> CUSTOMERS = SHIPPED.stream()
            .filter(template -> template.declaration().field("dealName").isPresent())
            .toList();

    private static final Map<String, List<String>> PARTS = Map.of(
            "en-US", List.of("Dear Ada Sample", "sorry", "if you do nothing", "complain"),
            "en-GB", List.of("Dear Ada Sample", "sorry", "if you do nothing", "complain"),
            "de-DE", List.of("Guten Tag Ada Sample", "leid", "wenn Sie nichts tun", "Beschwerde"),
            "fr-FR", List.of("Bonjour Ada Sample", "excuses", "si vous ne faites rien", "Réclamation"),
            "es-ES", List.of("Buenos días, Ada Sample", "isculpas", "si no hace nada", "Reclamación"),
            "ja-JP", List.of("Ada Sample 様", "お詫び", "何もなさらない場合", "苦情"));

    @Test
    void every_notice_is_written_in_all_locales_with_all_its_parts_and_figures() {
        for (Template template : SHIPPED) {
            assertThat(template.locales()).as(template.name()).containsExactlyInAnyOrderElementsOf(PARTS.keySet());
        }
        for (Template template : CUSTOMERS) {
            var values = template.declaration().read(template.samples()).values();
            PARTS.forEach((tag, parts) -> {
                Rendered told = template.render(Locale.forLanguageTag(tag), values);
                assertThat(told.locale().toLanguageTag()).isEqualTo(tag);
                assertThat(told.text().replace('\n', ' '))
                        .as(template.name() + " " + tag)
                        .contains(parts)
                        .contains("care@northgate.example", "INC-2026-001 / L-0042", "Northgate Investor Care")
                        .doesNotContain("{{", "**", "|", "\\");
            });
        }
    }

    @Test
    void no_field_is_forgotten_in_any_language() {
        for (Template template : SHIPPED) {
            var values = template.declaration().read(template.samples()).values();
            Rendered english = template.render(Locale.US, values);
            for (Locale locale : template.variants().keySet()) {
                Rendered other = template.render(locale, values);
                assertThat(figures(other)).as("%s %s", template.name(), locale).isEqualTo(figures(english));
            }
        }
    }

    @Test
    void whoever_is_told_a_sum_with_interest_is_told_by_which_rule_in_every_language() {
        List<String> withInterest = new ArrayList<>();
        for (Template template : SHIPPED) {
            if (template.samples()
                    .getOrDefault("steps", new GivenText(""))
                    .toString()
                    .contains("INTEREST")) {
                withInterest.add(template.name());
                var values = template.declaration().read(template.samples()).values();
                assertThat(template.variants().keySet())
                        .allSatisfy(locale -> assertThat(
                                        template.render(locale, values).text())
                                .as("%s %s", template.name(), locale)
                                .contains("6621"));
            }
        }
        assertThat(withInterest).containsExactlyInAnyOrder("refund", "compensation", "buy-back", "keep-or-sell");
    }

    @Test
    void whoever_may_buy_is_told_how_to_pay_in_every_language() {
        for (Template template : SHIPPED) {
            if (!List.of("top-up-offer", "answer-receipt").contains(template.name())) {
                assertThat(template.samples()).doesNotContainKey(Template.PAYMENT_INSTRUCTIONS);
                continue;
            }
            var values = template.declaration().read(template.samples()).values();
            assertThat(template.variants().keySet())
                    .hasSize(6)
                    .allSatisfy(locale -> assertThat(
                                    template.render(locale, values).text().replaceAll("\\s+", " "))
                            .as("%s %s", template.name(), locale)
                            .contains("By transfer to the client account in your investor agreement"));
        }
    }

    /** A day ends at another hour for every customer; which one counts has to be said, in whatever language. */
    @Test
    void whoever_is_told_a_deadline_is_told_when_its_day_ends() {
        List<String> withDeadline = new ArrayList<>();
        for (Template template : SHIPPED) {
            Set<String> deadlines = new HashSet<>(Set.of("answerBy", "dueBy"));
            deadlines.retainAll(template.samples().keySet());
            if (!deadlines.isEmpty()) {
                withDeadline.add(template.name());
                var values = template.declaration().read(template.samples()).values();
                assertThat(template.variants().keySet())
                        .allSatisfy(locale -> assertThat(
                                        template.render(locale, values).text())
                                .as("%s %s", template.name(), locale)
                                .contains("UTC"));
            }
        }
        assertThat(withDeadline)
                .containsExactlyInAnyOrder(
                        "keep-or-sell", "top-up-offer", "reminder", "answer-receipt", "inquiry", "task-due");
    }

    /** Every figure without its grouping; days and texts differ from language to language. */
    private static java.util.Set<String> figures(Rendered rendered) {
        return Pattern.compile("\\d[\\d.,\u202f\u2009]*\\d")
                .matcher(rendered.subject() + " " + rendered.text())
                .results()
                .map(match -> match.group().replaceAll("\\D", ""))
                .filter(digits -> digits.length() > 4)
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }

    @Test
    void money_of_the_customers_own_that_a_supplement_grants_stands_beside_the_amount() {
        Template compensation = SHIPPED.stream()
                .filter(template -> template.name().equals("compensation"))
                .findFirst()
                .orElseThrow();
        Map<String, GivenValue> given = new HashMap<>(compensation.samples());
        given.remove("steps");
        given.put("amountDue", new GivenMoney("5.00", "USD"));
        given.put("principal", new GivenMoney("5.00", "USD"));
        given.put("gain", new GivenMoney("0.00", "USD"));
        given.put("interest", new GivenMoney("0.00", "USD"));
        var reading = compensation.declaration().read(given);
        assertThat(reading.objections()).isEmpty();
        assertThat(compensation.render(Locale.US, reading.values()).text())
                .containsPattern("Your money that we owe you +USD[ \u00a0]5\\.00");
    }

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
                        "payment-sent",
                        "reminder",
                        "inquiry",
                        "task-due",
                        "status",
                        "post-mortem",
                        "answer-receipt");
        assertThat(SHIPPED.stream().flatMap(template -> template.remedy().stream()))
                .containsExactlyInAnyOrder(
                        "REFUND", "TOP_UP_OFFER", "COMPENSATE", "BUY_BACK", "KEEP_OR_SELL", "EXPLAIN");
    }

    @Test
    void every_notice_says_all_that_a_customer_must_know() {
        for (Template template : CUSTOMERS) {
            String text = sample(template).text().replace('\n', ' ');
            assertThat(text)
                    .as(template.name())
                    .contains("Dear Ada Sample", "sorry", "you do nothing", "Questions")
                    .contains("care@northgate.example", "INC-2026-001 / L-0042", "complain", "Northgate Investor Care")
                    .doesNotContain("{{", "**", "|", "\\");
            if (template.remedy().isPresent()) {
                assertThat(text)
                        .as(template.name())
                        .contains("What you get")
                        .contains("What happened", "What it did to you", "ow we worked it out", "ou can choose");
            }
        }
    }

    @Test
    void the_notices_are_there_to_be_looked_at() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "notices"));
        for (Template template : SHIPPED) {
            for (Locale locale : template.variants().keySet()) {
                Rendered rendered = template.render(
                        locale, template.declaration().read(template.samples()).values());
                String name = "%s.%s".formatted(template.name(), locale.toLanguageTag());
                Files.writeString(folder.resolve(name + ".html"), rendered.html());
                Files.writeString(folder.resolve(name + ".txt"), rendered.subject() + "\n\n" + rendered.text());
            }
        }
        assertThat(folder).isDirectoryContaining("glob:**/refund.ja-JP.html");
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
                .contains("\n- take the offer, in full or in part, or\n- say no.\n\nGive us")
                .contains("What we booked for you                        USD\u00A030,374.10\n")
                .contains("Missing                                        USD\u00A01,127.82\n");
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
