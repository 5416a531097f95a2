package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.NothingOwed;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.SettlementRefusal;

/**
 * Finds the lines of a plan whose units can never move any more: refunds whose units stay, purchases that were refused for
 * good, and accepted top-ups that were not bought in time.
 */
@ApplicationScoped
public class LinesLeftBehind {
    private final Rebookings rebookings;
    private final MissedPurchases missed;
    private final Denials denials;

    LinesLeftBehind(Rebookings rebookings, MissedPurchases missed, Denials denials) {
        this.rebookings = rebookings;
        this.missed = missed;
        this.denials = denials;
    }

    /** All of a plan, by deal and purpose, whatever has been decided about them. */
    public List<LeftBehind> of(PlanId plan) {
        List<Candidate> candidates = new ArrayList<>();
        rebookings.of(plan).stream()
                .filter(one -> one.state() == Rebooking.State.ENDED)
                .forEach(one -> one.moves()
                        .forEach(move -> candidates.add(new Candidate(
                                move.line(), one.deal(), move.investor(), one.purpose(), units(move.change())))));
        missed.of(plan)
                .forEach(one -> candidates.add(new Candidate(
                        one.line(), one.deal(), one.investor(), Rebooking.Purpose.TOP_UP, one.accepted())));
        if (candidates.isEmpty()) {
            return List.of();
        }
        Decided decided = new Decided(denials.grantedInstead(plan), denials.of(plan));
        return candidates.stream().map(decided::about).toList();
    }

    /**
     * One of them.
     *
     * @throws RefusedException if it is none
     */
    LeftBehind require(PlanId plan, LineId line) {
        return of(plan).stream()
                .filter(one -> one.line().equals(line))
                .findFirst()
                .orElseThrow(() -> new RefusedException(new SettlementRefusal.NotLeftBehind(line.value())));
    }

    private static Money units(Money change) {
        return change.minor() < 0 ? change.negated() : change;
    }

    private record Candidate(LineId line, DealId deal, InvestorId investor, Rebooking.Purpose purpose, Money units) {}

    private record Decided(Map<LineId, Denials.Instead> grantedInstead, Map<LineId, NothingOwed> denials) {
        LeftBehind about(Candidate one) {
            Optional<Denials.Instead> instead = Optional.ofNullable(grantedInstead.get(one.line()));
            Optional<NothingOwed> denial = Optional.ofNullable(denials.get(one.line()));
            return new LeftBehind(
                    one.line(),
                    one.deal(),
                    one.investor(),
                    one.purpose(),
                    one.units(),
                    state(instead, denial),
                    instead.map(Denials.Instead::supplement),
                    denial);
        }

        private static LeftBehind.State state(Optional<Denials.Instead> instead, Optional<NothingOwed> denial) {
            if (instead.isPresent()) {
                return instead.get().released() ? LeftBehind.State.GRANTED : LeftBehind.State.GRANT_DRAFTED;
            }
            return denial.filter(NothingOwed::isConfirmed).isPresent()
                    ? LeftBehind.State.DENIED
                    : LeftBehind.State.OPEN;
        }
    }
}
