package makewhole.notification.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.Sender;
import makewhole.notification.recipient.AnswerStanding.Forwarding;
import makewhole.notification.template.Template;
import makewhole.notification.template.Templates;
import makewhole.notification.template.field.Value;
import makewhole.notification.template.field.Value.DateValue;
import makewhole.notification.template.field.Value.MoneyValue;
import makewhole.notification.template.field.Value.TextValue;
import makewhole.platform.money.Money;

/** Writes what the recipient is told of an answer, in the language of its notice. */
@ApplicationScoped
class ReceiptWriter {
    private final Templates templates;
    private final Sender sender;
    private final PageWords words;
    private final InstantSource clock;

    @Inject
    ReceiptWriter(Templates templates, Sender sender, PageWords words, InstantSource clock) {
        this.templates = templates;
        this.sender = sender;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Writes a mail.
     *
     * @param last the last choice on the page that counts or may come to count, if there is one
     */
    Notice write(AnswerStanding standing, Optional<AnswerStanding> last, Notice notice, String incident) {
        Answer answer = standing.answer();
        Template template = templates.named(template(standing)).orElseThrow();
        Locale locale = notice.content().locale();
        PageWords.In language = words.in(locale);
        Map<String, Value> values = new HashMap<>();
        values.put(Template.RECIPIENT_NAME, new TextValue(notice.recipient().name()));
        values.put(Template.SENDER_NAME, new TextValue(sender.name()));
        values.put("about", new TextValue(notice.content().subject()));
        values.put("answer", new TextValue(language.choice(answer.choice())));
        answer.amount().ifPresent(amount -> values.put("amount", new MoneyValue(amount)));
        values.put("givenOn", day(answer));
        values.put("reference", new TextValue("%s/%s".formatted(incident, standing.line())));
        values.put(Template.CONTACT_EMAIL, new TextValue(sender.contact()));
        switch (standing.forwarding()) {
            case WAITING -> {}
            case ACKNOWLEDGED -> values.putAll(whatFollows(answer, last, template, language));
            case REFUSED -> {
                values.put("why", new TextValue(language.refusal(standing.refusal())));
                last.ifPresent(other -> values.putAll(whatCounts(other, language)));
            }
        }
        return new Notice(
                answer.id(),
                1,
                standing.line(),
                template.name(),
                template.version(),
                notice.recipient(),
                Money.zero(notice.amount().currency()),
                template.render(locale, values),
                notice.writtenFor(),
                messageId(standing),
                Optional.empty(),
                Optional.empty());
    }

    private static String template(AnswerStanding standing) {
        return switch (standing.forwarding()) {
            case WAITING -> "answer-kept";
            case ACKNOWLEDGED -> "answer-receipt";
            case REFUSED -> "answer-not-counted";
        };
    }

    /** Who has answered anew, or whose last day is over, is not asked to pay, nor told that they may still choose. */
    private Map<String, Value> whatFollows(
            Answer answer, Optional<AnswerStanding> last, Template template, PageWords.In language) {
        Map<String, Value> values = new HashMap<>();
        Optional<Answer> later = last.map(AnswerStanding::answer)
                .filter(other ->
                        answer.choice() != Choice.DISPUTE && !other.id().equals(answer.id()));
        if (later.isPresent()) {
            putIfDeclared(
                    values,
                    template,
                    "laterAnswer",
                    new TextValue(language.choice(later.get().choice())));
            putIfDeclared(values, template, "laterGivenOn", day(later.get()));
            return values;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (answer.answerBy().filter(today::isAfter).isPresent()) {
            putIfDeclared(
                    values, template, "endedOn", new DateValue(answer.answerBy().get()));
            return values;
        }
        answer.answerBy().ifPresent(day -> values.put("answerBy", new DateValue(day)));
        if (answer.choice() == Choice.ACCEPT) {
            putIfDeclared(values, template, Template.PAYMENT_INSTRUCTIONS, new TextValue(sender.paymentInstructions()));
        }
        return values;
    }

    /** A template of the firm's own may know less than the one that is shipped. */
    private static void putIfDeclared(Map<String, Value> values, Template template, String field, Value value) {
        if (template.declaration().field(field).isPresent()) {
            values.put(field, value);
        }
    }

    /** Nobody knows yet whether a choice counts that is still on its way to the plan. */
    private static Map<String, Value> whatCounts(AnswerStanding other, PageWords.In language) {
        String prefix = other.forwarding() == Forwarding.WAITING ? "open" : "counts";
        Answer answer = other.answer();
        Map<String, Value> values = new HashMap<>();
        values.put(prefix + "Answer", new TextValue(language.choice(answer.choice())));
        values.put(prefix + "GivenOn", day(answer));
        answer.amount().ifPresent(amount -> values.put(prefix + "Amount", new MoneyValue(amount)));
        return values;
    }

    private static DateValue day(Answer answer) {
        return new DateValue(answer.givenAt().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** Two mails about one answer are two to every mail server on the way. */
    private String messageId(AnswerStanding standing) {
        String domain = sender.address().substring(sender.address().indexOf('@'));
        return standing.answer().id() + (standing.forwarding() == Forwarding.WAITING ? ".kept" : "") + domain;
    }
}
