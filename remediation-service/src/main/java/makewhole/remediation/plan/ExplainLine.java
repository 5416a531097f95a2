package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import makewhole.platform.money.Currencies;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.interest.Interest;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Explained;
import makewhole.remediation.remedy.Remedies;

/** Works a stored line out anew from what its plan is bound to, and shows every step that leads to its amount. */
@ApplicationScoped
public class ExplainLine {
    private final Plans plans;
    private final RateTables rateTables;

    ExplainLine(Plans plans, RateTables rateTables) {
        this.plans = plans;
        this.rateTables = rateTables;
    }

    /**
     * The statement of a line.
     *
     * @throws RefusedException if the bound rates are no longer what they were, or the line does not come to what is
     *     stored
     */
    public Statement of(PlanId id, LineId lineId) {
        Plan plan = plans.require(id);
        PlanLine line = plans.line(id, lineId).orElseThrow(() -> new NotFoundException("plan line", lineId));
        if (plan.supplements().isPresent()) {
            return new Statement(plan, line, plan.terms().interestRule().policy(), "", List.of());
        }
        RateTable rates = rateTables
                .grownFrom(plan.rates(), plan.terms().interestRule())
                .orElseThrow(() -> new RefusedException(
                        new PlanRefusal.RatesChanged(id.toString(), plan.rates().name())));
        DealFacts deal = plans.deals(id).stream()
                .filter(planned -> planned.deal().equals(line.deal()))
                .findFirst()
                .orElseThrow()
                .facts();
        Interest interest = new Interest(plan.terms().interestRule(), rates, Currencies.digits(line.currency()));
        Remedies remedies = new Remedies(plan.terms().paidOn(plan.terms().paymentDay()), interest);
        Explained explained = remedies.explained(WorkOutPlan.wrong(line), deal);
        if (!explained.outcome().equals(line.outcome())) {
            throw new RefusedException(new PlanRefusal.LineNotReproduced(id.toString(), lineId.value()));
        }
        return new Statement(
                plan,
                line,
                plan.terms().interestRule().policy(),
                rates.source(),
                explained.interest().stream()
                        .map(on -> new Statement.Piece(
                                on.formula(), interest.calculation(on.principal(), on.since(), on.paid())))
                        .toList());
    }
}
