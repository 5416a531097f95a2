package makewhole.remediation.investor;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RecordRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * What is wrong about an investor's name, e-mail address, locale or country: asked for by one person with evidence, confirmed
 * by another. What stood before is kept with it.
 *
 * @param before as it stood when it was asked for
 * @param becomes all four, those that stay included
 * @param evidence what shows that it is right, such as the reference of a letter
 * @param reason why it was refused; empty otherwise
 */
public record InvestorCorrection(
        UUID id,
        InvestorId investor,
        Details before,
        Details becomes,
        String evidence,
        State state,
        String requestedBy,
        Instant requestedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        String reason) {
    /** How far it is. */
    public enum State {
        REQUESTED,
        CONFIRMED,
        REFUSED
    }

    /** Another person stands for it, naming the digest of what they have compared with the evidence. */
    InvestorCorrection confirmed(String digest, Subject subject, Instant at) {
        requireOpen(subject);
        if (!becomes.digest().equals(digest)) {
            throw new RefusedException(new RecordRefusal.InvestorCorrectionStale(id.toString()));
        }
        return decided(State.CONFIRMED, subject, at, "");
    }

    InvestorCorrection refused(String why, Subject subject, Instant at) {
        requireOpen(subject);
        return decided(State.REFUSED, subject, at, why);
    }

    private void requireOpen(Subject subject) {
        if (state != State.REQUESTED) {
            throw new RefusedException(new RecordRefusal.InvestorCorrectionDecided(id.toString(), state.name()));
        }
        if (!subject.isAnotherPersonThan(requestedBy)) {
            throw new RefusedException(new PlanRefusal.SecondPersonRequired(
                    "Who asked for correction %s may not decide it".formatted(id)));
        }
    }

    private InvestorCorrection decided(State next, Subject subject, Instant at, String why) {
        return new InvestorCorrection(
                id,
                investor,
                before,
                becomes,
                evidence,
                next,
                requestedBy,
                requestedAt,
                Optional.of(subject.name()),
                Optional.of(at),
                why);
    }
}
