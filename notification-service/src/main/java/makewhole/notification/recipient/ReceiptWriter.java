package makewhole.notification.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.Sender;
import makewhole.notification.recipient.AnswerStanding.Forwarding;
import makewhole.notification.template.Template;
import makewhole.notification.template.Templates;
import makewhole.notification.template.field.Field;
import makewhole.notification.template.field.Value;
import makewhole.notification.template.field.Value.DateValue;
import makewhole.notification.template.field.Value.MoneyValue;
import makewhole.notification.template.field.Value.TextValue;
import makewhole.platform.money.Money;
import org.jboss.logging.Logger;

/** Writes what the recipient is told of an answer, in the language of its notice. */
@ApplicationScoped
class ReceiptWriter {
    private static final Logger LOG = Logger.getLogger(ReceiptWriter.class);

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

    /** Writes a mail about an answer, with all that was answered to the same notice. */
    Notice write(AnswerStanding standing, AnswersToNotice all, Notice notice, String incident) {
        Answer answer = standing.answer();
        Locale locale = notice.content().locale();
        Map<String, Value> told = told(standing, all, words.in(locale));
        Map<String, Value> values = new HashMap<>(told);
        values.put(Template.RECIPIENT_NAME, new TextValue(notice.recipient().name()));
        values.put(Template.SENDER_NAME, new TextValue(sender.name()));
        values.put("about", new TextValue(notice.content().subject()));
        values.put("answer", new TextValue(words.in(locale).choice(answer.choice())));
        answer.amount().ifPresent(amount -> values.put("amount", new MoneyValue(amount)));
        values.put("givenOn", day(answer));
        values.put("reference", new TextValue("%s/%s".formatted(incident, standing.line())));
        values.put(Template.CONTACT_EMAIL, new TextValue(sender.contact()));
        Template template = template(name(standing), locale, told.keySet(), values);
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

    private static String name(AnswerStanding standing) {
        return switch (standing.forwarding()) {
            case WAITING -> "answer-kept";
            case ACKNOWLEDGED -> "answer-receipt";
            case REFUSED -> "answer-not-counted";
        };
    }

    /**
     * The version in use; the shipped one if that is a version of the firm's own which does not know what has to be said, and would
     * say something else, or which cannot be written with it.
     */
    private Template template(String name, Locale locale, Set<String> told, Map<String, Value> values) {
        Template inUse = templates.named(name).orElseThrow();
        List<Field> fields = inUse.declaration().fields();
        Set<String> lacking = new TreeSet<>(told);
        fields.forEach(field -> lacking.remove(field.name()));
        fields.stream()
                .filter(field -> !field.optional() && !values.containsKey(field.name()))
                .forEach(field -> lacking.add(field.name()));
        if (lacking.isEmpty() && canBeWritten(inUse, locale, values)) {
            return inUse;
        }
        LOG.warnf("event=own-template-passed-over template=%s version=%d fields=%s", name, inUse.version(), lacking);
        return templates.shipped(name).orElseThrow();
    }

    /** It was approved with all optional fields and with none: between these it may name one that is not there. */
    private static boolean canBeWritten(Template template, Locale locale, Map<String, Value> values) {
        try {
            template.render(locale, values);
            return true;
        } catch (RuntimeException unwritable) {
            return false;
        }
    }

    /** What depends on where the answer stands; a template that does not know one of these would tell something else. */
    private Map<String, Value> told(AnswerStanding standing, AnswersToNotice all, PageWords.In language) {
        return switch (standing.forwarding()) {
            case WAITING -> all.isCarriedOut() ? Map.of() : lastDayToPay(standing.answer());
            case ACKNOWLEDGED -> whatFollows(standing, all, language);
            case REFUSED -> {
                Map<String, Value> values = new HashMap<>();
                values.put("why", new TextValue(language.refusal(standing.refusal())));
                all.lastChoice().ifPresent(other -> values.putAll(whatCounts(other, language)));
                yield values;
            }
        };
    }

    /** The plan has not spoken yet, but whoever accepts has to pay by the day of the letter all the same. */
    private Map<String, Value> lastDayToPay(Answer answer) {
        return answer.answerBy()
                .filter(day -> answer.choice() == Choice.ACCEPT && !today().isAfter(day))
                .<Map<String, Value>>map(day -> Map.of("answerBy", new DateValue(day)))
                .orElseGet(Map::of);
    }

    /**
     * Who has answered anew or told the firm something else, whose answer is carried out, or whose last day is over, is not asked
     * to pay, nor told that they may still choose.
     */
    private Map<String, Value> whatFollows(AnswerStanding standing, AnswersToNotice all, PageWords.In language) {
        Answer answer = standing.answer();
        TextValue choice = new TextValue(language.choice(answer.choice()));
        Optional<AnswerStanding> later = all.laterThan(standing);
        if (later.isPresent()) {
            return withEnd(of("later", later.get().answer(), language), answer);
        }
        if (answer.choice() == Choice.DISPUTE) {
            return Map.of();
        }
        if (standing.toldOtherwise()) {
            return withEnd(Map.of("toldOtherwise", choice), answer);
        }
        if (all.isCarriedOut()) {
            return Map.of("carriedOut", choice);
        }
        return answer.answerBy()
                .map(day ->
                        today().isAfter(day) ? Map.<String, Value>of("endedOn", new DateValue(day)) : open(answer, day))
                .orElseGet(Map::of);
    }

    /** After the last day nobody is told to answer again. */
    private Map<String, Value> withEnd(Map<String, Value> told, Answer answer) {
        Map<String, Value> values = new HashMap<>(told);
        answer.answerBy().filter(today()::isAfter).ifPresent(day -> values.put("endedOn", new DateValue(day)));
        return values;
    }

    private Map<String, Value> open(Answer answer, LocalDate day) {
        return answer.choice() == Choice.ACCEPT
                ? Map.of(
                        "answerBy",
                        new DateValue(day),
                        Template.PAYMENT_INSTRUCTIONS,
                        new TextValue(sender.paymentInstructions()))
                : Map.of("answerBy", new DateValue(day));
    }

    /** Nobody knows yet whether a choice counts that is still on its way to the plan. */
    private static Map<String, Value> whatCounts(AnswerStanding other, PageWords.In language) {
        return of(other.forwarding() == Forwarding.WAITING ? "open" : "counts", other.answer(), language);
    }

    private static Map<String, Value> of(String prefix, Answer answer, PageWords.In language) {
        Map<String, Value> values = new HashMap<>();
        values.put(prefix + "Answer", new TextValue(language.choice(answer.choice())));
        values.put(prefix + "GivenOn", day(answer));
        answer.amount().ifPresent(amount -> values.put(prefix + "Amount", new MoneyValue(amount)));
        return values;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static DateValue day(Answer answer) {
        return new DateValue(answer.givenAt().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** Two mails about one answer are two to every mail server on the way. */
    private String messageId(AnswerStanding standing) {
        UUID answer = standing.answer().id();
        return standing.forwarding() == Forwarding.WAITING
                ? answer + ".kept@" + sender.domain()
                : sender.messageId(answer);
    }
}
