package makewhole.remediation.alternative;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * What an investor earned with the firm on the cash that was missing in a deal. It is taken off what is owed, so it counts
 * only if one person shows it and another has compared it with the evidence.
 *
 * @param amount above zero, in the currency of the deal
 * @param evidence such as the statement of the account that it was earned on
 * @param reason why it was refused; empty otherwise
 */
public record AlternativeReturn(
        UUID id,
        IncidentId incident,
        DealId deal,
        InvestorId investor,
        Money amount,
        String evidence,
        State state,
        String claimedBy,
        Instant claimedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        String reason) {
    /** How far it is. */
    public enum State {
        CLAIMED,
        PROVEN,
        REFUSED
    }

    public AlternativeReturn {
        if (amount.minor() <= 0) {
            throw new IllegalArgumentException("who earned nothing has no alternative return");
        }
    }

    AlternativeReturn proven(Subject subject, Instant at) {
        return decided(State.PROVEN, subject, at, "");
    }

    AlternativeReturn refused(String why, Subject subject, Instant at) {
        return decided(State.REFUSED, subject, at, why);
    }

    private AlternativeReturn decided(State next, Subject subject, Instant at, String why) {
        if (state != State.CLAIMED) {
            throw new RefusedException(new PlanRefusal.AlternativeDecided(id.toString(), state.name()));
        }
        if (!subject.isAnotherPersonThan(claimedBy)) {
            throw new RefusedException(new PlanRefusal.SecondPersonRequired(
                    "Who claimed alternative return %s may not decide it".formatted(id)));
        }
        return new AlternativeReturn(
                id,
                incident,
                deal,
                investor,
                amount,
                evidence,
                next,
                claimedBy,
                claimedAt,
                Optional.of(subject.name()),
                Optional.of(at),
                why);
    }
}
