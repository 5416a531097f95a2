package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.interest.Interest;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.remedy.Explained;

/** Works a stored line out anew from what its plan is bound to, and shows every step that leads to its amount. */
@ApplicationScoped
public class ExplainLine {
    private final Plans plans;
    private final ReworkLine reworkLine;

    ExplainLine(Plans plans, ReworkLine reworkLine) {
        this.plans = plans;
        this.reworkLine = reworkLine;
    }

    /**
     * The statement of a line for a day of payment. However late that is, the line must first come to what is stored of it.
     *
     * @param paidOn the day of a payment run; empty for the plan's own payment day
     * @throws RefusedException if the day is before the plan's own, the bound rates are no longer what they were or do not
     *     confirm a day, or the line does not come to what is stored
     */
    public Statement of(PlanId id, LineId lineId, Optional<LocalDate> paidOn) {
        Plan plan = plans.require(id);
        PlanLine line = plans.line(id, lineId).orElseThrow(() -> new NotFoundException("plan line", lineId));
        LocalDate planned = plan.terms().paymentDay();
        LocalDate day = paidOn.orElse(planned);
        if (day.isBefore(planned)) {
            throw new RefusedException(new PlanRefusal.PaidTooEarly(id.toString(), day, planned));
        }
        if (plan.supplements().isPresent()) {
            return new Statement(plan, line, plan.terms().policy(), "", List.of(), day, line.most());
        }
        BoundRules own = reworkLine.bound(plan, planned);
        if (!own.explained(line).outcome().equals(line.outcome())) {
            throw new RefusedException(new PlanRefusal.LineNotReproduced(id.toString(), lineId.value()));
        }
        BoundRules rules = day.equals(planned) ? own : reworkLine.bound(plan, day);
        Explained explained = rules.explained(line);
        Interest interest = rules.interestIn(line.currency());
        return new Statement(
                plan,
                day.equals(planned) ? line : rules.paid(line, explained.outcome()),
                plan.terms().policy(),
                rules.rates().source(),
                explained.interest().stream()
                        .map(on -> new Statement.Piece(
                                on.formula(), interest.calculation(on.principal(), on.since(), on.paid())))
                        .toList(),
                day,
                line.most());
    }
}
