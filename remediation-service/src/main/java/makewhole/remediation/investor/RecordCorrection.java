package makewhole.remediation.investor;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RecordRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * What one person proposes to put in the place of a wrong record, and another confirms or refuses. The row that was
 * imported stays where it is; it stands no more once a correction of it is confirmed.
 *
 * @param record the key of what is corrected
 * @param before what it says; empty if it was taken away before and is to be brought back
 * @param after what is to be put in its place, by the same key or another; empty if it is to be taken away
 * @param reason why it is wrong
 * @param refusal why the correction was refused; empty otherwise
 */
public record RecordCorrection(
        UUID id,
        DealRecord.Key record,
        Optional<DealRecord> before,
        Optional<DealRecord> after,
        String reason,
        State state,
        String proposedBy,
        Instant proposedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        String refusal) {
    /** How far it is. */
    public enum State {
        PROPOSED,
        CONFIRMED,
        REFUSED
    }

    public RecordCorrection {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a correction changes something");
        }
        before.ifPresent(said -> {
            if (!said.key().equals(record)) {
                throw new IllegalArgumentException("%s is not %s".formatted(said.key(), record));
            }
        });
        after.ifPresent(said -> {
            if (!said.key().noun().equals(record.noun()) || !said.key().deal().equals(record.deal())) {
                throw new IllegalArgumentException("%s takes no place of %s".formatted(said.key(), record));
            }
        });
    }

    /** Another person stands for it. */
    RecordCorrection confirmed(Subject subject, Instant at) {
        return decided(State.CONFIRMED, subject, at, "");
    }

    RecordCorrection refused(String why, Subject subject, Instant at) {
        return decided(State.REFUSED, subject, at, why);
    }

    private RecordCorrection decided(State next, Subject subject, Instant at, String why) {
        if (state != State.PROPOSED) {
            throw new RefusedException(new RecordRefusal.CorrectionDecided(id.toString(), state.name()));
        }
        if (!subject.isAnotherPersonThan(proposedBy)) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("Who proposed correction %s may not decide it".formatted(id)));
        }
        return new RecordCorrection(
                id,
                record,
                before,
                after,
                reason,
                next,
                proposedBy,
                proposedAt,
                Optional.of(subject.name()),
                Optional.of(at),
                why);
    }
}
