package makewhole.notification.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.NoticeStanding;
import makewhole.notification.batch.NoticeState;
import makewhole.notification.delivery.HearOfNotice;
import makewhole.notification.link.Invitation;
import makewhole.notification.link.Links;
import org.jboss.logging.Logger;

/** Finds the page behind a link. Whoever has the link has got the notice, since it stands nowhere else. */
@ApplicationScoped
public class OpenPage {
    private static final Logger LOG = Logger.getLogger(OpenPage.class);

    /** What is behind a link. */
    public sealed interface Found {}

    public record Open(Page page) implements Found {}

    /** The link was good once. Nothing is told of what it led to. */
    public record Expired() implements Found {}

    /** There is no such link; whether there was ever one like it is not told. */
    public record Nothing() implements Found {}

    /** Who opens a page, in the journal: whoever holds the link. */
    static final String RECIPIENT = "recipient";

    private static final Set<NoticeState> NOT_KNOWN_TO_HAVE_ARRIVED =
            Set.of(NoticeState.SENT, NoticeState.UNCERTAIN, NoticeState.CREATED, NoticeState.TEMPORARY_FAILURE);

    private final Links links;
    private final Batches batches;
    private final Answers answers;
    private final HearOfNotice hear;
    private final InstantSource clock;

    @Inject
    OpenPage(Links links, Batches batches, Answers answers, HearOfNotice hear, InstantSource clock) {
        this.links = links;
        this.batches = batches;
        this.answers = answers;
        this.hear = hear;
        this.clock = clock;
    }

    @Transactional
    public Found behind(String token) {
        Optional<Invitation> invitation = links.read(token);
        if (invitation.isEmpty()) {
            return new Nothing();
        }
        Instant now = clock.instant();
        if (LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(invitation.get().expires())) {
            return new Expired();
        }
        return batches.notice(invitation.get().notice())
                .filter(standing -> standing.state() != NoticeState.CANCELLED)
                .filter(OpenPage::isAsApproved)
                .<Found>map(standing -> {
                    if (standing.attempts() > 0 && NOT_KNOWN_TO_HAVE_ARRIVED.contains(standing.state())) {
                        hear.arrived(standing.notice().id(), "page-opened", RECIPIENT);
                    }
                    return new Open(page(invitation.get(), standing, now));
                })
                .orElseGet(Nothing::new);
    }

    /** What was reworded since is shown to nobody, as it is sent to nobody. */
    private static boolean isAsApproved(NoticeStanding standing) {
        if (!standing.isAsRendered()) {
            LOG.errorf(
                    "event=notice-not-as-approved notice=%s batch=%s",
                    standing.notice().id(), standing.batch());
        }
        return standing.isAsRendered();
    }

    private Page page(Invitation invitation, NoticeStanding standing, Instant now) {
        Batch batch = batches.get(standing.batch()).orElseThrow();
        return new Page(
                invitation,
                standing.notice(),
                batch.plan(),
                batch.incident(),
                answers.to(invitation.notice()),
                invitation.isOpen(now));
    }
}
