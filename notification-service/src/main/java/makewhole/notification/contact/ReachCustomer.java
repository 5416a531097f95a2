package makewhole.notification.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import makewhole.notification.Refusal;
import makewhole.notification.Refusal.AddressConfirmedBySamePerson;
import makewhole.notification.Refusal.AddressNotAwaited;
import makewhole.notification.Refusal.ContactNotExhausted;
import makewhole.notification.Refusal.ContactTaskClosed;
import makewhole.notification.Refusal.CustomerNotUntold;
import makewhole.notification.Refusal.NoticeNotReaddressable;
import makewhole.notification.RefusedException;
import makewhole.notification.contact.ContactAttempt.Kind;
import makewhole.notification.contact.ContactTask.State;
import makewhole.notification.delivery.HearOfNotice;
import makewhole.notification.delivery.NoticeFailed;
import makewhole.platform.digest.Digests;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;

/**
 * Another way to a customer whose notice failed. People record what they try; another address is used only once a second
 * person vouches for it, because what is in a notice is nobody else's business. A customer is given up only after a
 * letter and tracing.
 */
@ApplicationScoped
public class ReachCustomer {
    private static final Set<Kind> BEFORE_GIVING_UP = EnumSet.of(Kind.LETTER, Kind.TRACING);

    private final ContactTasks tasks;
    private final HearOfNotice hear;
    private final Journal journal;
    private final InstantSource clock;

    @Inject
    ReachCustomer(ContactTasks tasks, HearOfNotice hear, Journal journal, InstantSource clock) {
        this.tasks = tasks;
        this.hear = hear;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void open(@Observes NoticeFailed failed) {
        tasks.open(failed.notice());
        record(failed.notice(), Kind.MAIL, "the mail did not reach them: " + failed.status(), "", Optional.empty(), US);
        journal.append(JournalEntry.of("contact-task-opened", "notice", failed.notice(), US)
                .with("batch", failed.batch())
                .with("reply", failed.status()));
    }

    private static final String US = "notification-service";

    /** Records what somebody has tried. An {@code email} is another address, which waits for confirmation. */
    @Transactional(TxType.MANDATORY)
    public ContactTask tried(UUID notice, Kind kind, String note, String evidence, Optional<String> email, Subject by) {
        requireOpen(notice);
        UUID attempt = record(notice, kind, note, evidence, email, by.name());
        journal.append(JournalEntry.of("contact-attempted", "notice", notice, by.name())
                .with("attempt", attempt)
                .with("kind", kind));
        return tasks.get(notice).orElseThrow();
    }

    private UUID record(UUID notice, Kind kind, String note, String evidence, Optional<String> email, String by) {
        UUID id = UUID.randomUUID();
        tasks.record(
                notice,
                new ContactAttempt(
                        id,
                        kind,
                        note,
                        evidence,
                        email,
                        by,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        Optional.empty()));
        return id;
    }

    /**
     * Confirms another address; the notice is sent to it.
     *
     * @throws RefusedException if the same person recorded it, it waits for nothing, or the notice cannot be sent again
     */
    @Transactional(TxType.MANDATORY)
    public ContactTask confirm(UUID notice, UUID attempt, Subject by) {
        hear.hold(notice);
        ContactTask task = requireOpen(notice);
        ContactAttempt recorded = task.attempts().stream()
                .filter(each -> each.id().equals(attempt))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("contact attempt", attempt));
        if (recorded.email().isEmpty() || recorded.confirmedBy().isPresent()) {
            throw refused(new AddressNotAwaited(attempt.toString()));
        }
        if (recorded.recordedBy().equals(by.name())) {
            throw refused(new AddressConfirmedBySamePerson(attempt.toString()));
        }
        tasks.confirm(attempt, by.name());
        hear.hasOtherAddress(notice, attempt, by.name()).ifPresent(state -> {
            throw refused(new NoticeNotReaddressable(notice.toString(), state));
        });
        return tasks.get(notice).orElseThrow();
    }

    /** The customer has been told. */
    @Transactional(TxType.MANDATORY)
    public ContactTask reached(UUID notice, String reason, Subject by) {
        requireOpen(notice);
        return close(notice, State.REACHED, "customer-reached", reason, by);
    }

    /**
     * Nobody can find the customer; what is theirs goes to the unclaimed register.
     *
     * @throws RefusedException if not everything has been tried, the notice is on its way again or has arrived, or the customer
     *     has answered it
     */
    @Transactional(TxType.MANDATORY)
    public ContactTask giveUp(UUID notice, String reason, Subject by) {
        Optional<String> notUntold = hear.whyNotUntold(notice);
        ContactTask task = requireOpen(notice);
        notUntold.ifPresent(why -> {
            throw refused(new CustomerNotUntold(notice.toString(), why));
        });
        List<String> untried = BEFORE_GIVING_UP.stream()
                .filter(kind -> !task.tried(kind))
                .flatMap(kind -> Stream.of(kind.name()))
                .toList();
        if (!untried.isEmpty()) {
            throw refused(new ContactNotExhausted(notice.toString(), untried));
        }
        return close(notice, State.UNCLAIMED, "customer-not-found", reason, by);
    }

    private ContactTask close(UUID notice, State state, String event, String reason, Subject by) {
        tasks.close(notice, state, reason, by.name());
        ContactTask task = tasks.get(notice).orElseThrow();
        // The words are about a customer and stay with the task; what is written here stays for ever.
        journal.append(JournalEntry.of(event, "notice", notice, by.name())
                .with("reason", Digests.sha256(reason.getBytes(StandardCharsets.UTF_8)))
                .with("plan", task.plan())
                .with("line", task.line()));
        return task;
    }

    private ContactTask requireOpen(UUID notice) {
        ContactTask task = tasks.hold(notice).orElseThrow(() -> new NotFoundException("contact task", notice));
        if (task.state() != State.OPEN) {
            throw refused(new ContactTaskClosed(notice.toString(), task.state().name()));
        }
        return task;
    }

    @Transactional
    public ContactTask get(UUID notice) {
        return tasks.get(notice).orElseThrow(() -> new NotFoundException("contact task", notice));
    }

    @Transactional
    public List<ContactTask> after(Optional<State> state, long number, int limit) {
        return tasks.after(state, number, limit);
    }

    private static RefusedException refused(Refusal refusal) {
        return new RefusedException(refusal);
    }
}
