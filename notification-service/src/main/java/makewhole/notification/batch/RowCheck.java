package makewhole.notification.batch;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import makewhole.notification.link.AnswerLinks;
import makewhole.notification.template.Template;
import makewhole.notification.template.TemplatesInUse;
import makewhole.notification.template.field.Declaration.Reading;
import makewhole.notification.template.field.GivenValue;
import makewhole.notification.template.field.GivenValue.GivenText;
import makewhole.notification.template.field.SingleLine;
import makewhole.notification.template.field.Value;
import makewhole.notification.template.field.Value.MoneyValue;
import makewhole.platform.csv.RowError;
import makewhole.platform.csv.RowErrors;
import makewhole.platform.money.AmountRefusedException;
import makewhole.platform.money.Money;
import makewhole.platform.money.MoneyBody;

/** Checks one row and writes its notice, if nothing is wrong. */
final class RowCheck {
    static final String FILE = "rows";
    private static final String INTEREST_RULE = "interestRule";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final TemplatesInUse templates;
    private final Sender sender;
    private final AnswerLinks links;
    private final RowErrors errors = new RowErrors();
    private final Place place;
    private final RequestedNotice row;
    private boolean right = true;

    /**
     * Where a row stands.
     *
     * @param number by which whoever sent it finds it again
     * @param position of its notice in the batch, from 1 without gaps
     */
    record Place(long number, int position) {}

    RowCheck(TemplatesInUse templates, Sender sender, AnswerLinks links, Place place, RequestedNotice row) {
        this.templates = templates;
        this.sender = sender;
        this.links = links;
        this.place = place;
        this.row = row;
    }

    List<RowError> errors() {
        return errors.kept();
    }

    void object(String field, String reason) {
        right = false;
        errors.add(FILE, place.number(), field, reason);
    }

    Optional<Notice> write(UUID batch) {
        checkId("line", row.line());
        Optional<Recipient> recipient = recipient();
        Optional<Money> amount = amount();
        Optional<Template> template = template();
        if (template.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Value> values = values(template.get());
        if (!right || recipient.isEmpty() || amount.isEmpty()) {
            return Optional.empty();
        }
        checkAmount(template.get(), values, amount.get());
        if (!right) {
            return Optional.empty();
        }
        Notice notice = notice(batch, template.get(), recipient.get(), amount.get(), values);
        return right ? Optional.of(notice) : Optional.empty();
    }

    private Notice notice(UUID batch, Template template, Recipient recipient, Money amount, Map<String, Value> values) {
        UUID id = Notice.idOf(batch, row.line(), template.name());
        NoticeRecord record = new NoticeRecord(row.line(), recipient, amount, links.complete(template, id, values));
        return new Notice(
                id,
                place.position(),
                row.line(),
                template.name(),
                template.version(),
                recipient,
                amount,
                record.render(template),
                record.seal(),
                sender.messageId(id),
                Choice.of(values),
                new ReminderWords(templates)
                        .of(
                                template,
                                record,
                                field -> object(
                                        "template",
                                        "asks for a choice, and the reminder needs the field %s, which it has not"
                                                .formatted(field))));
    }

    private Optional<Template> template() {
        Optional<Template> template = templates.named(row.template());
        if (template.isEmpty()) {
            object("template", row.template().isEmpty() ? "is missing" : "there is no such template");
        }
        return template;
    }

    private Optional<Recipient> recipient() {
        checkId("recipient.investor", row.investor());
        if (row.name().isEmpty()) {
            object("recipient.name", "is missing");
        } else {
            SingleLine.objection(row.name(), SingleLine.LONGEST_NAME)
                    .ifPresent(reason -> object("recipient.name", reason));
        }
        if (row.email().isEmpty()) {
            object("recipient.email", "is missing");
        } else if (!MailAddress.isUsable(row.email())) {
            object("recipient.email", "is not an e-mail address that mail can be sent to");
        }
        return locale().map(
                        locale -> new Recipient(row.investor(), SingleLine.trimmed(row.name()), row.email(), locale));
    }

    private Optional<Locale> locale() {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(row.locale()).build();
            if (!locale.getLanguage().isEmpty()) {
                return Optional.of(locale);
            }
            object("recipient.locale", "is missing");
        } catch (IllformedLocaleException notALocale) {
            object("recipient.locale", "is not a locale like en-US");
        }
        return Optional.empty();
    }

    private Optional<Money> amount() {
        try {
            Optional<Money> amount =
                    row.amount().map(given -> new MoneyBody(given.amount(), given.currency()).toMoney());
            if (amount.isEmpty()) {
                object("amount", "is missing, or not like {\"amount\":\"97.97\",\"currency\":\"USD\"}");
            } else if (amount.get().minor() < 0) {
                object("amount", "is negative");
            }
            return amount;
        } catch (AmountRefusedException refused) {
            object("amount", String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private Map<String, Value> values(Template template) {
        Map<String, GivenValue> given = new HashMap<>(row.fields());
        row.fields().keySet().stream()
                .filter(Template::isFilledIn)
                .forEach(field -> object("fields." + field, "is filled in by this service"));
        // A bad name has been objected to under its own field.
        given.put(
                Template.RECIPIENT_NAME,
                new GivenText(
                        SingleLine.objection(row.name(), SingleLine.LONGEST_NAME)
                                        .isPresent()
                                ? "-"
                                : SingleLine.trimmed(row.name())));
        // A version that was written without the calculation does not show it; that is no reason to refuse its rows.
        if (template.declaration().field(Template.STEPS).isEmpty()) {
            given.remove(Template.STEPS);
        }
        // Nor is the rule of interest, which keep-or-sell has been sent with since its third version.
        if (template.declaration().field(INTEREST_RULE).isEmpty()) {
            given.remove(INTEREST_RULE);
        }
        given.put(Template.SENDER_NAME, new GivenText(sender.name()));
        // Whoever sends the rows may have been told another address; a customer finds one, wherever they look.
        if (template.declaration().field(Template.CONTACT_EMAIL).isPresent()) {
            given.put(Template.CONTACT_EMAIL, new GivenText(sender.contact()));
        }
        if (template.declaration().field(Template.PAYMENT_INSTRUCTIONS).isPresent()) {
            given.put(Template.PAYMENT_INSTRUCTIONS, new GivenText(sender.paymentInstructions()));
        }
        Reading reading = template.declaration().read(given);
        reading.objections().forEach(objection -> object("fields." + objection.field(), objection.reason()));
        return reading.values();
    }

    /** What the customer reads is what the plan pays. */
    private void checkAmount(Template template, Map<String, Value> values, Money amount) {
        Optional<String> field = template.declaration().amount();
        if (field.isEmpty()) {
            if (!amount.isZero()) {
                object("amount", "is %s, but a %s notice promises no payment".formatted(amount, template.name()));
            }
        } else if (!(values.get(field.get()) instanceof MoneyValue(Money told)) || !told.equals(amount)) {
            object("fields." + field.get(), "is not the amount of the row, " + amount);
        }
    }

    private void checkId(String field, String id) {
        if (id.isEmpty()) {
            object(field, "is missing");
        } else if (!ID.matcher(id).matches()) {
            object(field, "is not an id of letters, digits, '.', '_' and '-'");
        }
    }
}
