package makewhole.notification.delivery;

import java.util.UUID;
import makewhole.notification.batch.NoticeTransition;
import makewhole.platform.journal.JournalEntry;

/** What the journal says of notices: ids and codes only. */
final class NoticeEvents {
    /** What a machine does, it does as this service. */
    static final String SUBJECT = "notification-service";

    private NoticeEvents() {}

    static JournalEntry of(NoticeTransition transition, Claim claim) {
        return of(transition, claim.notice().id(), claim.batch(), SUBJECT)
                .with("line", claim.notice().line())
                .with("attempt", claim.number());
    }

    static JournalEntry of(NoticeTransition transition, UUID notice, UUID batch, String subject) {
        return JournalEntry.of(transition.event(), "notice", notice, subject).with("batch", batch);
    }
}
