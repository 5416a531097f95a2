package makewhole.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import makewhole.notification.Refusal.NoticeNotUncertain;
import makewhole.notification.RefusedException;
import makewhole.notification.batch.Batches;
import makewhole.notification.batch.NoticeStanding;
import makewhole.notification.batch.NoticeTransition;
import makewhole.notification.delivery.Settlements.Settled;
import makewhole.platform.digest.Digests;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.problem.NotFoundException;

/** A person says how a doubtful attempt ended. What was not sent is sent again. */
@ApplicationScoped
public class SettleNotice {
    /** What the person found out. */
    public enum Finding {
        SENT,
        NOT_SENT
    }

    /** What the person says: how it ended, why they think so, and where others can look it up. */
    public record Settling(Finding finding, String reason, String evidence) {}

    private final Batches batches;
    private final Outbox outbox;
    private final Settlements settlements;
    private final CloseBatch close;
    private final Journal journal;
    private final InstantSource clock;

    @Inject
    SettleNotice(
            Batches batches,
            Outbox outbox,
            Settlements settlements,
            CloseBatch close,
            Journal journal,
            InstantSource clock) {
        this.batches = batches;
        this.outbox = outbox;
        this.settlements = settlements;
        this.close = close;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Settles a doubt.
     *
     * @throws RefusedException if there is none
     */
    @Transactional(TxType.MANDATORY)
    public NoticeStanding settle(UUID id, Settling settling, Subject by) {
        NoticeStanding standing = batches.notice(id).orElseThrow(() -> new NotFoundException("notice", id));
        batches.hold(standing.batch());
        NoticeTransition transition = switch (settling.finding()) {
            case SENT -> NoticeTransition.SETTLED_AS_SENT;
            case NOT_SENT -> NoticeTransition.SETTLED_AS_NOT_SENT;
        };
        if (!outbox.settle(id, transition)) {
            throw new RefusedException(new NoticeNotUncertain(id.toString(), standing.state()));
        }
        settlements.keep(id, new Settled(settling, by.name(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        // What is written here stays for ever, so it is not the text, which may name somebody.
        journal.append(NoticeEvents.of(transition, id, standing.batch(), by.name())
                .with("reason", Digests.sha256(settling.reason().getBytes(StandardCharsets.UTF_8)))
                .with("evidence", Digests.sha256(settling.evidence().getBytes(StandardCharsets.UTF_8))));
        close.ifAllEnded(standing.batch());
        return batches.notice(id).orElseThrow();
    }

    /** What people found out about a notice. */
    @Transactional
    public List<Settled> settled(UUID id) {
        NoticeStanding standing = batches.notice(id).orElseThrow(() -> new NotFoundException("notice", id));
        return settlements.of(standing.notice().id());
    }
}
