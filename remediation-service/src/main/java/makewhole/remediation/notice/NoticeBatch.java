package makewhole.remediation.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.plan.PlanId;

/**
 * The notices of one plan, as one batch at notification-service. If that is called off, what it did not tell is told in another.
 *
 * @param batch its id there, once it is posted
 * @param reason why it is not posted yet, or was refused; empty if nothing happened
 * @param doneAt when notification-service had sent or settled every notice, and people had reached or given up everybody
 *     whose notice failed
 * @param earlier the batches that were called off before, the first of them first
 */
public record NoticeBatch(
        PlanId plan,
        IncidentId incident,
        State state,
        Optional<String> batch,
        String reason,
        Instant requestedAt,
        Optional<Instant> doneAt,
        List<String> earlier) {
    public NoticeBatch {
        earlier = List.copyOf(earlier);
    }

    /** How far it is. */
    public enum State {
        POSTING,
        /** At notification-service, where customer success approves it. */
        POSTED,
        /** Every notice is sent or settled, and nobody is left who was not told. */
        DONE,
        /** Called off at notification-service; whom it did not tell waits for a person to order it again. */
        CANCELLED,
        /** Refused whole; a person has to look at it. */
        REFUSED
    }

    NoticeBatch posted(String id) {
        return new NoticeBatch(plan, incident, State.POSTED, Optional.of(id), "", requestedAt, doneAt, earlier);
    }

    NoticeBatch posting(String why) {
        return new NoticeBatch(plan, incident, State.POSTING, batch, why, requestedAt, doneAt, earlier);
    }

    NoticeBatch refused(String why) {
        return new NoticeBatch(plan, incident, State.REFUSED, batch, why, requestedAt, doneAt, earlier);
    }

    NoticeBatch done(Instant at) {
        return new NoticeBatch(plan, incident, State.DONE, batch, "", requestedAt, Optional.of(at), earlier);
    }

    NoticeBatch cancelled() {
        return new NoticeBatch(plan, incident, State.CANCELLED, batch, "", requestedAt, doneAt, earlier);
    }

    /** Somebody was not told after all. */
    NoticeBatch reopened() {
        return new NoticeBatch(plan, incident, State.POSTED, batch, "", requestedAt, Optional.empty(), earlier);
    }

    /** Ordered anew: what was refused, or what a batch that was called off did not tell. */
    NoticeBatch again(Instant at) {
        List<String> before = new ArrayList<>(earlier);
        if (state == State.CANCELLED) {
            before.add(batch.orElseThrow());
        }
        return new NoticeBatch(plan, incident, State.POSTING, Optional.empty(), "", at, Optional.empty(), before);
    }

    /** Which batch of the plan it is, counted from 1. */
    int round() {
        return earlier.size() + 1;
    }

    /** The batch whose notices that were called off are those of this one; empty for the first, which has all. */
    Optional<String> after() {
        return earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.getLast());
    }
}
