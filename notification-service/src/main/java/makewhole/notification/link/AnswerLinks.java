package makewhole.notification.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.template.Template;
import makewhole.notification.template.field.Value;
import makewhole.notification.template.field.Value.DateValue;
import makewhole.notification.template.field.Value.LinkValue;
import makewhole.notification.template.field.Value.MoneyValue;
import makewhole.platform.money.Money;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the link to its recipient's page into a notice whose template has a place for one. */
@ApplicationScoped
public class AnswerLinks {
    private static final String LINK = "answerLink";
    private static final String ANSWER_BY = "answerBy";
    private static final String OFFER = "offer";

    private final Links links;
    private final InstantSource clock;
    private final int daysOpen;

    @Inject
    AnswerLinks(
            Links links, InstantSource clock, @ConfigProperty(name = "makewhole.recipient.days-open") int daysOpen) {
        this.links = links;
        this.clock = clock;
        this.daysOpen = daysOpen;
    }

    /**
     * The values of a notice, with the link to its page if there is to be one. A link that the row has brought stands.
     *
     * @param values as they were read, all of them right
     */
    public Map<String, Value> complete(Template template, UUID notice, Map<String, Value> values) {
        if (template.declaration().field(LINK).isEmpty() || values.containsKey(LINK)) {
            return values;
        }
        Optional<LocalDate> lastDay =
                values.get(ANSWER_BY) instanceof DateValue(LocalDate day) ? Optional.of(day) : Optional.empty();
        long most = values.get(OFFER) instanceof MoneyValue(Money offer) ? offer.minor() : 0;
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate from = lastDay.filter(day -> day.isAfter(today)).orElse(today);
        Invitation invitation = new Invitation(notice, asked(lastDay, most), lastDay, most, from.plusDays(daysOpen));
        return links.to(invitation)
                .map(link -> {
                    Map<String, Value> completed = new HashMap<>(values);
                    completed.put(LINK, new LinkValue(link));
                    return completed;
                })
                .orElse(values);
    }

    private static Asked asked(Optional<LocalDate> lastDay, long most) {
        if (lastDay.isEmpty()) {
            return Asked.NOTHING;
        }
        return most > 0 ? Asked.TAKE_OR_LEAVE : Asked.KEEP_OR_SELL;
    }
}
