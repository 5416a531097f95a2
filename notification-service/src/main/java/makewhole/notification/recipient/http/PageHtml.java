package makewhole.notification.recipient.http;

import com.samskivert.mustache.Mustache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makewhole.notification.batch.Sender;
import makewhole.notification.link.Asked;
import makewhole.notification.recipient.Answer;
import makewhole.notification.recipient.AnswerForm;
import makewhole.notification.recipient.AnswerStanding;
import makewhole.notification.recipient.AnswerStanding.Forwarding;
import makewhole.notification.recipient.Choice;
import makewhole.notification.recipient.Mistake;
import makewhole.notification.recipient.Page;
import makewhole.notification.recipient.PageWords.In;
import makewhole.notification.template.HtmlMail;
import makewhole.notification.template.field.Field;
import makewhole.notification.template.field.FieldType;
import makewhole.notification.template.field.Value;
import makewhole.notification.template.field.Value.DateValue;
import makewhole.notification.template.field.Value.MoneyValue;
import makewhole.notification.template.field.Wording;
import makewhole.platform.money.Money;

/** Writes the page. It loads nothing and runs nothing; every value is escaped by the template engine. */
@ApplicationScoped
class PageHtml {
    private static final Pattern OWN_STYLE = Pattern.compile(" style=\"[^\"]*\"");
    private static final Pattern OWN_LINK = Pattern.compile("<a [^>]*href=\"[^\"]*/answer/[^\"]*\"[^>]*>[^<]*</a>");
    private static final Field MONEY = new Field("amount", FieldType.MONEY, false, false);
    private static final Field DAY = new Field("day", FieldType.DATE, false, false);

    private final Sender sender;
    private final com.samskivert.mustache.Template template;
    private final String css;

    @Inject
    PageHtml(Sender sender) {
        this.sender = sender;
        css = file("page.css");
        template = Mustache.compiler().defaultValue("").emptyStringIsFalse(true).compile(file("page.html"));
    }

    /** The only style that a browser may use on the page, by its digest. */
    String digestOfStyle() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A page that says why there is none; {@code what} is {@code missing}, {@code expired} or {@code busy}. */
    String problem(In words, String what) {
        Map<String, Object> page = around(words, words.of(what + ".title"));
        page.put("problem", Map.of("heading", words.of(what + ".title"), "text", words.of(what)));
        return template.execute(page);
    }

    /**
     * The page of a notice.
     *
     * @param form that proves that it was shown here
     * @param said whether an answer has just been given
     */
    String of(In words, Page page, String form, AnswerForm filled, Optional<Mistake> mistake, boolean said) {
        String subject = page.notice().content().subject();
        Map<String, Object> all = around(words, mistake.isPresent() ? words.of("summary") + ": " + subject : subject);
        Map<String, Object> notice = new HashMap<>();
        for (String name : List.of("yourAnswer", "noAnswer", "given", "question", "send", "until", "over")) {
            notice.put(name, words.of(name));
        }
        // Once a purchase is made its answer is final, whatever the last day is.
        notice.put("change", words.of(page.invitation().asked() == Asked.TAKE_OR_LEAVE ? "change.offer" : "change"));
        Wording wording = new Wording(words.locale(), Map.of());
        notice.put("received", said ? words.of("received") : "");
        notice.put("answers", answers(words, wording, page.answers()));
        notice.put("subject", subject);
        notice.put("words", words(words, page.notice().content().html()));
        notice.put("form", form);
        notice.put("open", page.open());
        page.invitation().lastDay().ifPresent(day -> notice.put("lastDay", wording.of(DAY, new DateValue(day))));
        notice.put("choices", choices(words, page, filled));
        boolean divisible = page.open() && page.invitation().most() > 0;
        notice.put("divisible", divisible);
        Value most = new MoneyValue(
                new Money(page.invitation().most(), page.notice().amount().currency()));
        notice.put("most", wording.of(MONEY, most));
        notice.put("amountLabel", words.of("amount"));
        notice.put("amountHint", words.of("amount.hint"));
        notice.put("amountGiven", filled.amount());
        notice.put("wordsLabel", words.of("words"));
        notice.put("wordsHint", words.of("words.hint"));
        notice.put("wordsGiven", filled.words());
        notice.put("wrong", Map.of());
        mistake.ifPresent(wrong -> {
            String text = words.mistake(wrong);
            notice.put("mistake", Map.of("mend", words.of("summary"), "field", wrong.field(), "text", text));
            notice.put("wrong", Map.of(wrong.field(), text));
        });
        all.put("notice", notice);
        return template.execute(all);
    }

    /** The words of the notice; where they lead to this page they lead to its form instead. */
    private static String words(In words, String html) {
        String plain = OWN_STYLE.matcher(HtmlMail.words(html)).replaceAll("");
        return OWN_LINK.matcher(plain)
                .replaceAll(Matcher.quoteReplacement("<a href=\"#choice\">%s</a>".formatted(words.of("question"))));
    }

    /** The last choice counts, unless the plan has refused it; what was contested stands beside it. */
    private static List<Map<String, Object>> answers(In words, Wording wording, List<AnswerStanding> answers) {
        List<Map<String, Object>> told = new ArrayList<>();
        boolean chosen = false;
        for (AnswerStanding standing : answers) {
            boolean choice = standing.answer().choice() != Choice.DISPUTE;
            if (!choice || !chosen) {
                told.add(answer(words, wording, standing));
            }
            chosen |= choice && standing.forwarding() != Forwarding.REFUSED;
        }
        return told;
    }

    private static Map<String, Object> answer(In words, Wording wording, AnswerStanding standing) {
        Answer answer = standing.answer();
        LocalDate day = answer.givenAt().atOffset(ZoneOffset.UTC).toLocalDate();
        return Map.of(
                "choice", words.choice(answer.choice()),
                "amount",
                        answer.amount()
                                .map(amount -> wording.of(MONEY, new MoneyValue(amount)))
                                .orElse(""),
                "given", words.of("given"),
                "day", wording.of(DAY, new DateValue(day)),
                "words", answer.words(),
                "doesNotCount", doesNotCount(words, standing));
    }

    /** Why it does not count; empty as far as it does. */
    private static String doesNotCount(In words, AnswerStanding standing) {
        if (standing.forwarding() == Forwarding.REFUSED) {
            return words.of("refused") + " " + words.refusal(standing.refusal());
        }
        return standing.toldOtherwise() ? words.of("overtaken") : "";
    }

    private static List<Map<String, Object>> choices(In words, Page page, AnswerForm filled) {
        List<Choice> offered =
                new ArrayList<>(page.open() ? Choice.to(page.invitation().asked()) : List.of());
        offered.add(Choice.DISPUTE);
        return offered.stream()
                .map(choice -> Map.<String, Object>of(
                        "name", choice.name(),
                        "label", words.choice(choice),
                        "chosen", choice.name().equals(filled.choice()),
                        "hint", choice == Choice.DISPUTE ? words.of("dispute.hint") : ""))
                .toList();
    }

    private Map<String, Object> around(In words, String title) {
        Map<String, Object> page = new HashMap<>();
        page.put("locale", words.locale().toLanguageTag());
        page.put("title", title);
        page.put("css", css);
        page.put("sender", sender.name());
        page.put("contact", sender.contact());
        page.put("help", words.of("help"));
        return page;
    }

    private static String file(String name) {
        try (InputStream file = PageHtml.class.getResourceAsStream("/pages/" + name)) {
            if (file == null) {
                throw new FileNotFoundException("pages/" + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
