package makewhole.notification.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    @Inject
    ReceiptWriter(Templates templates, Sender sender, PageWords words) {
        this.templates = templates;
        this.sender = sender;
        this.words = words;
    }

    /**
     * Writes a mail.
     *
     * @param counts the choice that counts of those that were made on the page, if there is one
     */
    Notice write(AnswerStanding standing, Optional<Answer> counts, Notice notice, String incident) {
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
            case ACKNOWLEDGED -> values.putAll(whatFollows(answer, template));
            case REFUSED -> {
                values.put("why", new TextValue(language.refusal(standing.refusal())));
                counts.ifPresent(earlier -> values.putAll(whatCounts(earlier, language)));
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

    private Map<String, Value> whatFollows(Answer answer, Template template) {
        Map<String, Value> values = new HashMap<>();
        answer.answerBy().ifPresent(day -> values.put("answerBy", new DateValue(day)));
        if (answer.choice() == Choice.ACCEPT
                && template.declaration().field(Template.PAYMENT_INSTRUCTIONS).isPresent()) {
            values.put(Template.PAYMENT_INSTRUCTIONS, new TextValue(sender.paymentInstructions()));
        }
        return values;
    }

    private static Map<String, Value> whatCounts(Answer answer, PageWords.In language) {
        Map<String, Value> values = new HashMap<>();
        values.put("countsAnswer", new TextValue(language.choice(answer.choice())));
        values.put("countsGivenOn", day(answer));
        answer.amount().ifPresent(amount -> values.put("countsAmount", new MoneyValue(amount)));
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
