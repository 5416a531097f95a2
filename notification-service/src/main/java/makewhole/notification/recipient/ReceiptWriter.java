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
import makewhole.notification.template.Template;
import makewhole.notification.template.Templates;
import makewhole.notification.template.field.Value;
import makewhole.notification.template.field.Value.DateValue;
import makewhole.notification.template.field.Value.MoneyValue;
import makewhole.notification.template.field.Value.TextValue;
import makewhole.platform.money.Money;

/** Writes the receipt of an answer, in the language of its notice. */
@ApplicationScoped
class ReceiptWriter {
    private static final String TEMPLATE = "answer-receipt";

    private final Templates templates;
    private final Sender sender;
    private final PageWords words;

    @Inject
    ReceiptWriter(Templates templates, Sender sender, PageWords words) {
        this.templates = templates;
        this.sender = sender;
        this.words = words;
    }

    Notice write(AnswerStanding standing, Notice notice, String incident) {
        Answer answer = standing.answer();
        Template template = templates.named(TEMPLATE).orElseThrow();
        Locale locale = notice.content().locale();
        Map<String, Value> values = new HashMap<>();
        values.put(Template.RECIPIENT_NAME, new TextValue(notice.recipient().name()));
        values.put(Template.SENDER_NAME, new TextValue(sender.name()));
        values.put("about", new TextValue(notice.content().subject()));
        values.put("answer", new TextValue(words.in(locale).choice(answer.choice())));
        answer.amount().ifPresent(amount -> values.put("amount", new MoneyValue(amount)));
        values.put(
                "givenOn",
                new DateValue(answer.givenAt().atOffset(ZoneOffset.UTC).toLocalDate()));
        answer.answerBy().ifPresent(day -> values.put("answerBy", new DateValue(day)));
        if (answer.choice() == Choice.ACCEPT
                && template.declaration().field(Template.PAYMENT_INSTRUCTIONS).isPresent()) {
            values.put(Template.PAYMENT_INSTRUCTIONS, new TextValue(sender.paymentInstructions()));
        }
        values.put("reference", new TextValue("%s/%s".formatted(incident, standing.line())));
        values.put("contactEmail", new TextValue(sender.address()));
        String domain = sender.address().substring(sender.address().indexOf('@'));
        return new Notice(
                answer.id(),
                1,
                standing.line(),
                TEMPLATE,
                template.version(),
                notice.recipient(),
                Money.zero(notice.amount().currency()),
                template.render(locale, values),
                notice.writtenFor(),
                answer.id() + domain,
                Optional.empty(),
                Optional.empty());
    }
}
