package makewhole.notification.template;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import makewhole.notification.template.field.GivenValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a customer reads about their answer in each case, in each language, and that they read nothing of another case. */
class AnswerMailsTest {
    private static final List<Template> SHIPPED = new TemplateFiles(new ObjectMapper()).readAll();

    /** What a mail may say in one case and in no other, by the fields that this case has of those that can be left out. */
    private record Case(String name, Set<String> fields, List<String> says) {}

    private static final Map<String, List<Case>> RECEIPT = Map.of(
            "en-US",
            receipts(
                    "Your money must reach us by the end of",
                    "You may change your mind until the end of",
                    "You have answered again since",
                    "You have told us something else since",
                    "We have carried out your answer",
                    "Whether your part is bought, a person tells you",
                    "Your last answer counts.",
                    "A person reads what you wrote"),
            "en-GB",
            receipts(
                    "Your money must reach us by the end of",
                    "You may change your mind until the end of",
                    "You have answered again since",
                    "You have told us something else since",
                    "We have carried out your answer",
                    "A person will tell you whether your part is bought",
                    "Your last answer counts.",
                    "A person will read what you wrote"),
            "de-DE",
            receipts(
                    "Ihr Geld muss bis zum",
                    "24 Uhr UTC, können Sie Ihre Meinung ändern",
                    "Sie haben seitdem noch einmal geantwortet",
                    "Sie haben uns seitdem etwas anderes gesagt",
                    "Wir haben Ihre Antwort ausgeführt",
                    "Ob Ihr Teil gekauft wird, sagt Ihnen ein Mensch",
                    "Ihre letzte Antwort zählt.",
                    "Ein Mensch liest, was Sie geschrieben haben"),
            "fr-FR",
            receipts(
                    "Votre argent doit nous parvenir",
                    "Vous pouvez changer d'avis jusqu'au",
                    "Depuis, vous avez répondu une nouvelle fois",
                    "Depuis, vous nous avez dit autre chose",
                    "Nous avons exécuté votre réponse",
                    "Une personne vous dira si votre part est achetée",
                    "Votre dernière réponse compte.",
                    "Une personne lit ce que vous avez écrit"),
            "es-ES",
            receipts(
                    "Su dinero debe llegarnos",
                    "Puede cambiar de opinión hasta",
                    "Desde entonces ha respondido de nuevo",
                    "Desde entonces nos ha dicho otra cosa",
                    "Ya hemos ejecutado su respuesta",
                    "Una persona le dirá si se compra su parte",
                    "Cuenta su última respuesta.",
                    "Una persona leerá lo que ha escrito"),
            "ja-JP",
            receipts(
                    "弊社に届く必要がございます",
                    "変更は、書面に記載のリンクからお願いいたします",
                    "改めてご回答をいただいております",
                    "最後のお申し出が有効となります",
                    "のとおりに手続きを済ませました",
                    "お買い付けが行われるかどうかは、担当者からご連絡いたします",
                    "お選びいただくことはできません。最後にいただいたご回答が有効となります",
                    "お書きいただいた内容は担当者が拝見し"));

    private static final Map<String, List<Case>> KEPT = Map.of(
            "en-US", kept("All the same, your money must reach us by the end of"),
            "en-GB", kept("All the same, your money must reach us by the end of"),
            "de-DE", kept("Trotzdem muss Ihr Geld bis zum"),
            "fr-FR", kept("Votre argent doit tout de même nous parvenir"),
            "es-ES", kept("Aun así, su dinero debe llegarnos"),
            "ja-JP", kept("書面に記載のお支払い方法で弊社に届く必要がございます"));

    private static final Map<String, List<Case>> NOT_COUNTED = Map.of(
            "en-US",
            notCounted(
                    "What you answered on your page on",
                    "We do not know yet whether what you answered",
                    "what our letter says happens if you do nothing applies"),
            "en-GB",
            notCounted(
                    "What you answered on your page on",
                    "We do not know yet whether what you answered",
                    "what our letter says happens if you do nothing applies"),
            "de-DE",
            notCounted(
                    "Es zählt, was Sie am",
                    "wissen wir noch nicht",
                    "gilt, was nach unserem Brief geschieht, wenn Sie nichts tun"),
            "fr-FR",
            notCounted(
                    "C'est ce que vous avez répondu sur votre page",
                    "Nous ne savons pas encore",
                    "ce qui s'applique est ce que notre lettre prévoit si vous ne faites rien."),
            "es-ES",
            notCounted(
                    "Cuenta lo que respondió en su página",
                    "Todavía no sabemos",
                    "se aplica lo que nuestra carta prevé si no hace nada"),
            "ja-JP",
            notCounted("にお客様のページでいただいたご回答が有効です", "が有効となるかどうかは、まだ分かりません", "何もなさらない場合として書面に記載したとおりとなります"));

    /** Where nothing can be chosen any more, nobody is told to answer again. */
    private static final Map<String, String> AGAIN = Map.of(
            "en-US", "or answer again",
            "en-GB", "or answer again",
            "de-DE", "antworten Sie noch einmal",
            "fr-FR", "répondez à nouveau",
            "es-ES", "responda de nuevo",
            "ja-JP", "改めてご回答ください");

    private static final Map<String, String> HOW_TO_PAY = Map.of(
            "en-US", "How to pay: By transfer",
            "en-GB", "How to pay: By transfer",
            "de-DE", "So zahlen Sie: By transfer",
            "fr-FR", "Comment payer : By transfer",
            "es-ES", "Cómo pagar: By transfer",
            "ja-JP", "お支払い方法：Bytransfer");

    private static List<Case> receipts(String... says) {
        return List.of(
                new Case("accepted", Set.of("amount", "answerBy", "paymentInstructions"), List.of(says[0])),
                new Case("chosen", Set.of("answerBy"), List.of(says[1])),
                new Case("answered again", Set.of("amount", "laterAnswer", "laterGivenOn"), List.of(says[2])),
                new Case("told otherwise", Set.of("amount", "toldOtherwise"), List.of(says[3])),
                new Case("carried out", Set.of("amount", "carriedOut"), List.of(says[4])),
                new Case("accepted, too late to pay", Set.of("amount", "endedOn"), List.of(says[5])),
                new Case("chosen, and over", Set.of("endedOn"), List.of(says[6])),
                new Case("contested", Set.of(), List.of(says[7])));
    }

    private static List<Case> kept(String pay) {
        return List.of(
                new Case("accepted", Set.of("amount", "answerBy"), List.of(pay)),
                new Case("accepted, too late to pay", Set.of("amount"), List.of()),
                new Case("chosen or contested", Set.of(), List.of()));
    }

    private static List<Case> notCounted(String counts, String open, String neither) {
        return List.of(
                new Case("something else counts", Set.of("countsAnswer", "countsGivenOn"), List.of(counts)),
                new Case("something else may count", Set.of("openAnswer", "openGivenOn"), List.of(open)),
                new Case("nothing else was answered", Set.of(), List.of(neither)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "ja-JP"})
    void each_mail_says_what_is_so_in_its_case_and_nothing_of_another(String tag) {
        for (Map.Entry<String, Map<String, List<Case>>> mails : Map.of(
                        "answer-receipt", RECEIPT, "answer-kept", KEPT, "answer-not-counted", NOT_COUNTED)
                .entrySet()) {
            List<Case> cases = requireNonNull(mails.getValue().get(tag));
            for (Case one : cases) {
                String told = told(mails.getKey(), tag, one.fields());
                for (Case other : cases) {
                    String what =
                            "%s %s, %s: what is said when %s".formatted(mails.getKey(), tag, one.name(), other.name());
                    if (other.equals(one)) {
                        other.says().forEach(words -> assertThat(told).as(what).contains(words));
                    } else {
                        other.says().forEach(words -> assertThat(told).as(what).doesNotContain(words));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "ja-JP"})
    void only_who_can_still_pay_or_choose_is_told_how(String tag) {
        List<Case> over = List.of(
                new Case("answered again, and over", Set.of("laterAnswer", "laterGivenOn", "endedOn"), List.of()),
                new Case("told otherwise, and over", Set.of("toldOtherwise", "endedOn"), List.of()));
        for (Case one : Stream.concat(requireNonNull(RECEIPT.get(tag)).stream(), over.stream())
                .toList()) {
            String told = told("answer-receipt", tag, one.fields());
            boolean closed = one.fields().contains("carriedOut") || one.fields().contains("endedOn");
            assertThat(told.contains(requireNonNull(AGAIN.get(tag))))
                    .as("%s, %s: to answer again", tag, one.name())
                    .isEqualTo(!closed);
            assertThat(told.contains(requireNonNull(HOW_TO_PAY.get(tag))))
                    .as("%s, %s: how to pay", tag, one.name())
                    .isEqualTo(one.fields().contains("paymentInstructions"));
        }
    }

    /** The samples of these amounts are 250 and 300; that of the answer itself is 500. */
    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "ja-JP"})
    void a_part_is_told_with_the_answer_that_takes_it(String tag) {
        assertThat(told("answer-receipt", tag, Set.of("laterAnswer", "laterGivenOn", "laterAmount")))
                .contains("250");
        assertThat(told("answer-receipt", tag, Set.of("laterAnswer", "laterGivenOn")))
                .doesNotContain("250");
        assertThat(told("answer-not-counted", tag, Set.of("countsAnswer", "countsGivenOn", "countsAmount")))
                .contains("250");
        assertThat(told("answer-not-counted", tag, Set.of("countsAnswer", "countsGivenOn")))
                .doesNotContain("250");
        assertThat(told("answer-not-counted", tag, Set.of("openAnswer", "openGivenOn", "openAmount")))
                .contains("300");
        assertThat(told("answer-not-counted", tag, Set.of("openAnswer", "openGivenOn")))
                .doesNotContain("300");
        for (String name : List.of("answer-receipt", "answer-kept", "answer-not-counted")) {
            assertThat(told(name, tag, Set.of("amount"))).contains("500");
            assertThat(told(name, tag, Set.of())).doesNotContain("500");
        }
    }

    /** What a mail says with these of the fields that can be left out, on one line. */
    private static String told(String name, String tag, Set<String> fields) {
        Template template = SHIPPED.stream()
                .filter(shipped -> shipped.name().equals(name))
                .findFirst()
                .orElseThrow();
        Map<String, GivenValue> given = new HashMap<>(template.samples());
        template.declaration().fields().stream()
                .filter(field -> field.optional() && !fields.contains(field.name()))
                .forEach(field -> given.remove(field.name()));
        assertThat(given.keySet()).containsAll(fields);
        var reading = template.declaration().read(given);
        assertThat(reading.objections()).isEmpty();
        Rendered told = template.render(Locale.forLanguageTag(tag), reading.values());
        return told.text().replaceAll("\\s+", tag.startsWith("ja") ? "" : " ");
    }
}
