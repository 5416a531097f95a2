package makewhole.remediation.notice;

import java.time.Instant;
import java.util.Optional;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.plan.PlanId;

/**
 * The notices of one plan, as one batch at notification-service.
 *
 * @param batch its id there, once it is posted
 * @param reason why it is not posted yet, or was refused; empty if nothing happened
 * @param doneAt when notification-service had sent or settled every notice
 */
public record NoticeBatch(
        PlanId plan,
        IncidentId incident,
        State state,
        Optional<String> batch,
        String reason,
        Instant requestedAt,
        Optional<Instant> doneAt) {
    /** How far it is. */
    public enum State {
        POSTING,
        /** At notification-service, where customer success approves it. */
        POSTED,
        /** Every notice is sent or settled. */
        DONE,
        /** Refused whole; a person has to look at it. */
        REFUSED
    }

    NoticeBatch posted(String id) {
        return new NoticeBatch(plan, incident, State.POSTED, Optional.of(id), "", requestedAt, doneAt);
    }

    NoticeBatch posting(String why) {
        return new NoticeBatch(plan, incident, State.POSTING, batch, why, requestedAt, doneAt);
    }

    NoticeBatch refused(String why) {
        return new NoticeBatch(plan, incident, State.REFUSED, batch, why, requestedAt, doneAt);
    }

    NoticeBatch done(Instant at) {
        return new NoticeBatch(plan, incident, State.DONE, batch, "", requestedAt, Optional.of(at));
    }
}
