package makewhole.notification.template;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import java.util.regex.Pattern;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.GivenValue.GivenMoney;
import makewhole.notification.template.field.GivenValue.GivenText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped templates say, and what they must not. */
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
                        "keep-or-sell",
                        "top-up-offer",
                        "reminder",
                        "answer-receipt",
                        "answer-kept",
                        "inquiry",
                        "task-due");
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

    /** The release before this one of remediation-service has supplements told as compensation. */
    @ParameterizedTest
    @ValueSource(strings = {"supplement", "compensation"})
    void money_of_the_customers_own_that_a_supplement_grants_stands_beside_the_amount(String name) {
        Template template = named(name);
        Map<String, GivenValue> given = new HashMap<>(template.samples());
        given.remove("steps");
        given.put("amountDue", new GivenMoney("5.00", "USD"));
        given.put("principal", new GivenMoney("5.00", "USD"));
        given.put("gain", new GivenMoney("0.00", "USD"));
        given.put("interest", new GivenMoney("0.00", "USD"));
        var reading = template.declaration().read(given);
        assertThat(reading.objections()).isEmpty();
        assertThat(template.render(Locale.US, reading.values()).text())
                .containsPattern("Your money that we owe you +USD[ \u00a0]5\\.00");
    }

    /** It goes to whoever was given too much, too, and while a deal is still open; and its amount is judged. */
    @Test
    void a_supplement_says_nothing_that_is_true_of_other_compensations_only() {
        Map<String, List<String>> untrue = Map.of(
                "en-US", List.of("less than", "closed", "issing", "would ha", "rounded", "idle"),
                "en-GB", List.of("less than", "closed", "issing", "would ha", "rounded", "idle"),
                "de-DE", List.of("weniger als", "abgeschlossen", "fehl", "hätte", "gerundet", "ungenutzt"),
                "fr-FR", List.of("moins que", "est close", "anquant", "rapporté", "arrondi", "placé"),
                "es-ES", List.of("menos de", "cerrada", "falta", "habría", "redonde", "parado"),
                "ja-JP", List.of("少なく配分しておりました", "終了", "足りなかった", "得られたはず", "切り上げ", "運用せず"));
        Template compensation = named("compensation");
        untrue.forEach((tag, words) -> {
            assertThat(told(compensation, tag, Set.of()))
                    .as("compensation " + tag)
                    .contains(words);
            assertThat(told(named("supplement"), tag, Set.of("principal", "gain")))
                    .as("supplement " + tag)
                    .contains(tag.startsWith("ja") ? "INC-2026-001/L-0007" : "INC-2026-001 / L-0007")
                    .doesNotContain(words);
        });
        assertThat(told(named("supplement"), "en-US", Set.of("principal", "gain")))
                .contains("looked at your case again", "in addition to our letter", "Others then checked the amount")
                .contains("Interest USD")
                .doesNotContain("Gain USD", "Your money that we owe you");
    }

    /** 17 CFR 201.600 rounds the interest of each quarter. */
    @Test
    void a_calculation_does_not_say_that_nothing_was_rounded_on_the_way() {
        Map<String, String> butForTheRule = Map.of(
                "en-US", "Some rules of interest ask for interest to be rounded when it is added",
                "en-GB", "Some rules of interest ask for interest to be rounded when it is added",
                "de-DE", "Manche Zinsregeln verlangen, dass Zinsen gerundet werden",
                "fr-FR", "Certaines règles demandent d'arrondir les intérêts",
                "es-ES", "Algunas reglas piden redondear los intereses",
                "ja-JP", "利息を加える際に端数を丸めることが定められており");
        butForTheRule.forEach((tag, words) -> {
            for (String name : List.of("refund", "compensation", "buy-back", "keep-or-sell")) {
                assertThat(told(named(name), tag, Set.of()))
                        .as(name + " " + tag)
                        .contains(words);
            }
            assertThat(told(named("explanation"), tag, Set.of("steps")))
                    .as("nothing is rounded where nothing is paid: " + tag)
                    .doesNotContain(words, "rounded", "gerundet", "arrondi", "redonde", "切り上げ");
        });
    }

    @Test
    void a_notice_promises_nothing_that_is_not_done() {
        assertThat(told(named("buy-back"), "en-US", Set.of()))
                .contains("The buy-back and the payment do not wait for that")
                .doesNotContain("legal team decides", "before we go on");
        assertThat(told(named("keep-or-sell"), "en-US", Set.of()))
                .contains("we work the amount out again for the day of payment: it can become more, never less")
                .doesNotContain("interest is added up to the day");
        assertThat(told(named("explanation"), "en-US", Set.of()))
                .contains("what your money is proven to have earned with us meanwhile", "Nothing is left")
                .doesNotContain("no gain", "Had there been a gain");
        assertThat(told(named("inquiry"), "en-US", Set.of()))
                .contains("we tell whoever leads the incident")
                .doesNotContain("above you");
    }

    @Test
    void whoever_may_buy_is_told_by_when_to_pay_and_when_their_answer_is_final() {
        Map<String, String> isFinal = Map.of(
                "en-US", "your answer is final",
                "en-GB", "your answer is final",
                "de-DE", "ist Ihre Antwort endgültig",
                "fr-FR", "votre réponse est définitive",
                "es-ES", "su respuesta será definitiva",
                "ja-JP", "ご回答は確定いたします");
        Map<String, String> carriedOut = Map.of(
                "en-US", "we carry out your last answer",
                "en-GB", "we will carry out your last answer",
                "de-DE", "führen wir Ihre letzte Antwort aus",
                "fr-FR", "nous exécutons votre dernière réponse",
                "es-ES", "haremos lo que diga su última respuesta",
                "ja-JP", "最後にいただいたご回答のとおりに手続きを行います");
        Template receipt = named("answer-receipt");
        isFinal.forEach((tag, words) -> {
            String before = carriedOut.getOrDefault(tag, "");
            assertThat(told(named("top-up-offer"), tag, Set.of())).as(tag).contains(words);
            assertThat(told(receipt, tag, Set.of()))
                    .as("accepted: " + tag)
                    .contains(words)
                    .doesNotContain(before);
            assertThat(told(receipt, tag, Set.of("paymentInstructions", "amount")))
                    .as("kept or sold: " + tag)
                    .contains(before)
                    .doesNotContain(words);
            assertThat(told(receipt, tag, Set.of("paymentInstructions", "amount", "answerBy")))
                    .as("contested: " + tag)
                    .doesNotContain(words, before);
        });
        Template reminder = named("reminder");
        assertThat(told(reminder, "en-US", Set.of("amountIfSold")))
                .contains("your money must reach us by then, too", "as long as we have not bought your part");
        assertThat(told(reminder, "en-US", Set.of("offer")))
                .contains("You may change your mind until then; your last answer counts")
                .doesNotContain("your money must reach us", "bought");
    }

    @Test
    void after_a_salutation_with_a_comma_german_goes_on_in_lower_case_and_a_complaint_is_named() {
        for (Template template : SHIPPED) {
            String text = template.render(
                            Locale.GERMANY,
                            template.declaration().read(template.samples()).values())
                    .text();
            assertThat(text).as(template.name()).containsPattern("Guten Tag [^\n]+,\n\n[a-zäöü]");
            if (template.name().equals("refund") || text.contains("beschweren")) {
                assertThat(text.replace('\n', ' ')).as(template.name()).contains("Ihre Beschwerde prüfen wir");
            }
        }
    }

    /** What a template says with its samples, less some fields, on one line. */
    private static String told(Template template, String tag, Set<String> leftOut) {
        Map<String, GivenValue> given = new HashMap<>(template.samples());
        given.keySet().removeAll(leftOut);
        if (leftOut.contains("principal")) {
            given.put("amountDue", requireNonNull(given.get("interest")));
        }
        var reading = template.declaration().read(given);
        assertThat(reading.objections()).as(template.name()).isEmpty();
        Rendered told = template.render(Locale.forLanguageTag(tag), reading.values());
        return (told.subject() + " " + told.text()).replaceAll("\\s+", tag.startsWith("ja") ? "" : " ");
    }

    @Test
    void every_remedy_has_its_notice() {
        assertThat(SHIPPED)
                .extracting(Template::name)
                .containsExactlyInAnyOrder(
                        "refund",
                        "top-up-offer",
                        "compensation",
                        "supplement",
                        "buy-back",
                        "keep-or-sell",
                        "explanation",
                        "payment-sent",
                        "reminder",
                        "inquiry",
                        "task-due",
                        "status",
                        "post-mortem",
                        "answer-receipt",
                        "answer-kept",
                        "answer-not-counted");
        assertThat(SHIPPED.stream().flatMap(template -> template.remedy().stream()))
                .containsExactlyInAnyOrder(
                        "REFUND", "TOP_UP_OFFER", "COMPENSATE", "COMPENSATE", "BUY_BACK", "KEEP_OR_SELL", "EXPLAIN");
    }

    /** Whoever adds a template of a remedy makes the index anew: it is what keeps a line from being told twice. */
    @Test
    void every_template_of_a_remedy_is_one_of_those_of_which_a_line_is_told_one() throws IOException {
        String index = Files.readString(
                Path.of("src/main/resources/db/migration" + "/V202611262325__a_line_is_told_once_of_its_remedy.sql"));
        assertThat(SHIPPED.stream().filter(template -> template.remedy().isPresent()))
                .hasSize(7)
                .allSatisfy(template -> assertThat(index).contains("'" + template.name() + "'"));
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
