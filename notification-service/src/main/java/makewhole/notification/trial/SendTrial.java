package makewhole.notification.trial;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import makewhole.notification.Refusal.TrialAddressNotAllowed;
import makewhole.notification.Refusal.TrialNotSent;
import makewhole.notification.RefusedException;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.Recipient;
import makewhole.notification.batch.Sender;
import makewhole.notification.delivery.MailServer;
import makewhole.notification.delivery.SendOutcome;
import makewhole.notification.delivery.SendOutcome.Accepted;
import makewhole.notification.delivery.SendOutcome.InDoubt;
import makewhole.notification.delivery.SendOutcome.NotAsApproved;
import makewhole.notification.delivery.SendOutcome.NotTried;
import makewhole.notification.delivery.SendOutcome.RefusedForGood;
import makewhole.notification.delivery.SendOutcome.RefusedForNow;
import makewhole.notification.delivery.SendOutcome.ServerTrouble;
import makewhole.notification.delivery.SendOutcome.Unwritable;
import makewhole.notification.template.EditTemplates;
import makewhole.notification.template.Preview;
import makewhole.notification.template.Rendered;
import makewhole.notification.template.Template;
import makewhole.notification.template.field.GivenValue;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.money.Money;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends a trial mail. It is no notice: it is kept nowhere, counts nowhere and says in its subject what it is. It goes to
 * addresses of {@code makewhole.notices.trial-addresses} only, so that no customer can get one by mistake.
 */
@ApplicationScoped
public class SendTrial {
    private static final String MARK = "[TRIAL] ";

    /** What is tried. */
    public record Order(String template, int version, String locale, Map<String, GivenValue> fields, String to) {}

    private final EditTemplates templates;
    private final Preview preview;
    private final Sender sender;
    private final MailServer mailServer;
    private final Journal journal;
    private final Set<String> addresses;

    @Inject
    SendTrial(
            EditTemplates templates,
            Preview preview,
            Sender sender,
            MailServer mailServer,
            Journal journal,
            @ConfigProperty(name = "makewhole.notices.trial-addresses") Optional<Set<String>> addresses) {
        this.templates = templates;
        this.preview = preview;
        this.sender = sender;
        this.mailServer = mailServer;
        this.journal = journal;
        this.addresses = Set.copyOf(addresses.orElseGet(Set::of));
    }

    /**
     * Sends it, outside a transaction, since a mail server may be slow.
     *
     * @return what the mail server answered
     * @throws RefusedException if the address is not allowed, or the mail server did not take the mail
     */
    @Transactional(TxType.NEVER)
    public String send(Order order, Subject by) {
        if (!addresses.contains(order.to())) {
            throw new RefusedException(new TrialAddressNotAllowed());
        }
        Template template = templates.template(order.template(), order.version());
        Notice trial = trial(order, template, preview.of(template, order.locale(), order.fields()));
        String reply;
        try (MailServer.Connection connection = mailServer.connection()) {
            reply = reply(connection.send(trial, order.to(), () -> true));
        }
        QuarkusTransaction.requiringNew()
                .run(() -> journal.append(JournalEntry.of("trial-mail-sent", "template", order.template(), by.name())
                        .with("version", order.version())
                        .with("digest", template.digest())));
        return reply;
    }

    private Notice trial(Order order, Template template, Rendered rendered) {
        UUID id = UUID.randomUUID();
        Recipient recipient = new Recipient("TRIAL", sender.name(), order.to(), Locale.forLanguageTag(order.locale()));
        return new Notice(
                id,
                1,
                "TRIAL",
                template.name(),
                template.version(),
                recipient,
                Money.zero(Currency.getInstance("USD")),
                new Rendered(rendered.locale(), MARK + rendered.subject(), rendered.text(), rendered.html()),
                "",
                "%s@%s".formatted(id, sender.domain()),
                Optional.empty(),
                Optional.empty());
    }

    private static String reply(SendOutcome outcome) {
        return switch (outcome) {
            case Accepted(var reply) -> reply;
            case RefusedForGood(var reply) -> throw notSent(reply);
            case RefusedForNow(var reply) -> throw notSent(reply);
            case ServerTrouble(var reason) -> throw notSent(reason);
            case InDoubt(var reason) -> throw notSent(reason);
            case NotAsApproved(var reason) -> throw notSent(reason);
            case Unwritable(var cause) -> throw notSent("no mail can be made of it: " + cause);
            case NotTried() -> throw notSent("not-tried");
        };
    }

    private static RefusedException notSent(String reason) {
        return new RefusedException(new TrialNotSent(reason));
    }
}
