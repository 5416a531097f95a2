package makewhole.notification.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import makewhole.notification.Refusal;
import makewhole.notification.Refusal.BatchNotOpen;
import makewhole.notification.Refusal.LetterUnprintable;
import makewhole.notification.RefusedException;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.BatchState;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.NoticeStanding;
import makewhole.notification.batch.NoticeState;
import makewhole.notification.batch.Sender;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import org.jboss.logging.Logger;

/**
 * Somebody prints the letter of a notice, for a customer whom mail does not reach. It names a person and carries the link
 * to their page, so the journal says who had it.
 */
@ApplicationScoped
public class FetchLetter {
    private static final Logger LOG = Logger.getLogger(FetchLetter.class);

    private final Batches batches;
    private final Letters letters;
    private final Sender sender;
    private final Journal journal;

    @Inject
    FetchLetter(Batches batches, Letters letters, Sender sender, Journal journal) {
        this.batches = batches;
        this.letters = letters;
        this.sender = sender;
        this.journal = journal;
    }

    /**
     * The letter, a PDF.
     *
     * @throws RefusedException if its batch was never approved or the notice was called off, or no letter can be made of it
     */
    @Transactional
    public byte[] of(UUID id, Subject by) {
        NoticeStanding standing = batches.notice(id).orElseThrow(() -> new NotFoundException("notice", id));
        Batch batch = batches.get(standing.batch()).orElseThrow();
        if (batch.state() == BatchState.AWAITING_APPROVAL
                || batch.state() == BatchState.STOPPED
                || standing.state() == NoticeState.CANCELLED) {
            throw new RefusedException(new BatchNotOpen(batch.id().toString(), batch.state()));
        }
        Notice notice = standing.notice();
        if (!notice.isWrittenForItsRecipient()) {
            throw unprintable(id, "its words were written for somebody else");
        }
        if (!standing.isAsRendered()) {
            LOG.errorf("event=notice-not-as-approved notice=%s batch=%s", id, batch.id());
            throw unprintable(id, "it is not what was rendered and approved");
        }
        byte[] pdf;
        try {
            pdf = letters.print(notice, sender.name());
        } catch (IllegalArgumentException unknown) {
            throw unprintable(id, String.valueOf(unknown.getMessage()));
        }
        journal.append(
                JournalEntry.of("letter-fetched", "notice", id, by.name()).with("batch", batch.id()));
        return pdf;
    }

    private static RefusedException unprintable(UUID notice, String reason) {
        Refusal refusal = new LetterUnprintable(notice.toString(), reason);
        return new RefusedException(refusal);
    }
}
