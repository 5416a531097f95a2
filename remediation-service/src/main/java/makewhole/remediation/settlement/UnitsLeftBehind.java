package makewhole.remediation.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Supplements;

/** What a closed window has left for people to decide: refunds whose units stay, and purchases that were missed. */
@ApplicationScoped
class UnitsLeftBehind {
    private final Rebookings rebookings;
    private final MissedPurchases missed;
    private final Supplements supplements;

    UnitsLeftBehind(Rebookings rebookings, MissedPurchases missed, Supplements supplements) {
        this.rebookings = rebookings;
        this.missed = missed;
        this.supplements = supplements;
    }

    /** In sentences, what has still to be done; none if nothing has. */
    List<String> of(PlanId plan) {
        Set<LineId> covered = supplements.covered(plan);
        List<String> left = new ArrayList<>();
        for (Rebooking one : rebookings.of(plan)) {
            List<String> lines = one.moves().stream()
                    .map(Rebooking.Move::line)
                    .filter(line -> !covered.contains(line))
                    .map(LineId::value)
                    .toList();
            if (one.state() == Rebooking.State.ENDED
                    && one.purpose() == Rebooking.Purpose.TAKE_BACK
                    && !lines.isEmpty()) {
                left.add(
                        "the window of %s closed before its units were back: work %s out as closed and grant it in a supplement"
                                .formatted(one.deal(), String.join(", ", lines)));
            }
        }
        missed.of(plan).stream()
                .filter(one -> one.ending().isEmpty())
                .forEach(one -> left.add("line %s was accepted and not bought in time: say what became of its money"
                        .formatted(one.line())));
        return left;
    }
}
