package makewhole.remediation.investor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.refusal.RecordRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Corrects what the firm recorded about a deal: one person proposes, with the reason, another decides. Everything happens
 * under the lock of the records, so that neither an import nor the release of a plan comes between a look and its effect.
 */
@ApplicationScoped
public class CorrectRecord {
    private final FirmRecords records;
    private final RecordCorrections corrections;
    private final RecordUse use;
    private final Journal journal;
    private final InstantSource clock;

    CorrectRecord(
            FirmRecords records, RecordCorrections corrections, RecordUse use, Journal journal, InstantSource clock) {
        this.records = records;
        this.corrections = corrections;
        this.use = use;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What somebody proposes.
     *
     * @param after empty to take the record away
     */
    public record Proposal(DealRecord.Key record, Optional<DealRecord> after, String reason) {}

    /**
     * Proposes it.
     *
     * @throws NotFoundException if there never was such a record
     * @throws RefusedException if another correction of it waits, its new key is taken, or a released plan used it
     */
    @Transactional
    public RecordCorrection propose(Proposal proposal, Subject subject) {
        records.lock();
        DealRecord.Key key = proposal.record();
        Optional<DealRecord> before = records.standing(key);
        if (before.isEmpty() && records.gone(List.of(key)).isEmpty()) {
            throw new NotFoundException(key.noun(), key);
        }
        corrections.open(key).ifPresent(open -> {
            throw new RefusedException(
                    new RecordRefusal.CorrectionOpen(key.toString(), open.id().toString()));
        });
        requireChange(before, proposal.after());
        RecordCorrection correction = new RecordCorrection(
                UUID.randomUUID(),
                key,
                before,
                proposal.after(),
                proposal.reason(),
                RecordCorrection.State.PROPOSED,
                subject.name(),
                now(),
                Optional.empty(),
                Optional.empty(),
                "");
        requirePossible(correction);
        corrections.add(correction);
        tell("record-correction-proposed", correction, subject);
        return correction;
    }

    /**
     * Confirms it: plans that are worked out from now on take what is put in the record's place.
     *
     * @throws RefusedException if it is decided already, the person proposed it, or something has changed since
     */
    @Transactional
    public RecordCorrection confirm(UUID id, Subject subject) {
        records.lock();
        RecordCorrection confirmed = locked(id).confirmed(subject, now());
        if (!same(records.standing(confirmed.record()), confirmed.before())) {
            throw new RefusedException(new RecordRefusal.CorrectionStale(
                    id.toString(), confirmed.record().toString()));
        }
        requirePossible(confirmed);
        corrections.decide(confirmed);
        tell("record-corrected", confirmed, subject);
        return confirmed;
    }

    /**
     * Refuses it; the record stays as it is.
     *
     * @throws RefusedException if it is decided already, or the person proposed it
     */
    @Transactional
    public RecordCorrection refuse(UUID id, String reason, Subject subject) {
        RecordCorrection refused = locked(id).refused(reason, subject, now());
        corrections.decide(refused);
        tell("record-correction-refused", refused, subject);
        return refused;
    }

    private static void requireChange(Optional<DealRecord> before, Optional<DealRecord> after) {
        if (before.isEmpty() && after.isEmpty()) {
            throw new InvalidRequestException("withdrawn", "is said of a record that stands no more");
        }
        if (after.isPresent() && same(before, after)) {
            throw new InvalidRequestException("becomes", "says what is on record already");
        }
    }

    /** Two records never have one key, and what money is paid by stays what it is. */
    private void requirePossible(RecordCorrection correction) {
        correction
                .after()
                .map(DealRecord::key)
                .filter(key -> !key.equals(correction.record()))
                .filter(key -> records.standing(key).isPresent())
                .ifPresent(key -> {
                    throw new RefusedException(new RecordRefusal.RecordKnown(key.noun(), key.toString()));
                });
        correction.before().ifPresent(this::requireUnused);
        correction.after().ifPresent(this::requireUnused);
    }

    private void requireUnused(DealRecord record) {
        use.releasedPlan(record).ifPresent(plan -> {
            throw new RefusedException(
                    new RecordRefusal.RecordInReleasedPlan(record.key().toString(), plan));
        });
    }

    private static boolean same(Optional<DealRecord> one, Optional<DealRecord> other) {
        return one.map(said -> other.filter(said::saysTheSameAs).isPresent()).orElseGet(other::isEmpty);
    }

    private RecordCorrection locked(UUID id) {
        return corrections.lock(id).orElseThrow(() -> new NotFoundException("record correction", id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void tell(String event, RecordCorrection correction, Subject subject) {
        // Without the reasons, which may speak of an investor and stand with the correction.
        journal.append(JournalEntry.of(event, "deal", correction.record().deal(), subject.name())
                .with("correction", correction.id())
                .with("record", "%s %s".formatted(correction.record().noun(), correction.record()))
                .with("before", figures(correction.before()))
                .with("after", figures(correction.after())));
    }

    private static String figures(Optional<DealRecord> record) {
        return record.map(said -> "%s: %s".formatted(said.key(), said.figures()))
                .orElse("nothing");
    }
}
