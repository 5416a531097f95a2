package makewhole.notification.batch;

import static makewhole.notification.batch.NoticeState.CANCELLED;
import static makewhole.notification.batch.NoticeState.CREATED;
import static makewhole.notification.batch.NoticeState.DELIVERED;
import static makewhole.notification.batch.NoticeState.PERMANENT_FAILURE;
import static makewhole.notification.batch.NoticeState.SENDING;
import static makewhole.notification.batch.NoticeState.SENT;
import static makewhole.notification.batch.NoticeState.TEMPORARY_FAILURE;
import static makewhole.notification.batch.NoticeState.UNCERTAIN;

import java.util.List;

/**
 * Every move a notice can make, each with the event that tells of it. No edge leads from SENDING back to CREATED; the
 * edges out of UNCERTAIN belong to a person, or to the very attempt whose answer comes late.
 */
public enum NoticeTransition {
    STARTED("notice-sending", List.of(CREATED, TEMPORARY_FAILURE), SENDING),
    ACCEPTED("notice-sent", List.of(SENDING, UNCERTAIN), SENT),
    REFUSED_FOR_NOW("notice-failed-for-now", List.of(SENDING, UNCERTAIN), TEMPORARY_FAILURE),
    REFUSED_FOR_GOOD("notice-failed", List.of(SENDING, UNCERTAIN), PERMANENT_FAILURE),
    LOST("notice-uncertain", List.of(SENDING), UNCERTAIN),
    SETTLED_AS_SENT("notice-settled-as-sent", List.of(UNCERTAIN), SENT),
    SETTLED_AS_NOT_SENT("notice-settled-as-not-sent", List.of(UNCERTAIN), CREATED),
    /**
     * A mail server took it over and gave it back later (RFC 3464). That also overrules what looked like an arrival: programs
     * that look at every link in a mail open its page before anybody gets it.
     */
    BOUNCED("notice-bounced", List.of(SENT, UNCERTAIN, DELIVERED), PERMANENT_FAILURE),
    REPORTED_DELIVERED("notice-delivered", List.of(SENT, UNCERTAIN), DELIVERED),
    /** It was to be tried again, but one of the tries that were thought to have failed has reached its recipient. */
    ARRIVED_AFTER_ALL("notice-delivered", List.of(CREATED, TEMPORARY_FAILURE), DELIVERED),
    /** Two persons have found another address for it. */
    READDRESSED("notice-readdressed", List.of(PERMANENT_FAILURE), CREATED),
    /** A person wants it tried again. */
    RETRIED("notice-retried", List.of(PERMANENT_FAILURE), CREATED),
    CALLED_OFF("notice-cancelled", List.of(CREATED, TEMPORARY_FAILURE), CANCELLED);

    private final String event;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<NoticeState> from;

    private final NoticeState to;

    NoticeTransition(String event, List<NoticeState> from, NoticeState to) {
        this.event = event;
        this.from = from;
        this.to = to;
    }

    /** The event in the journal. */
    public String event() {
        return event;
    }

    public List<NoticeState> from() {
        return from;
    }

    public NoticeState to() {
        return to;
    }
}
