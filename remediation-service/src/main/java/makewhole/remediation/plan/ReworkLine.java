package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import makewhole.platform.money.Currencies;
import makewhole.remediation.interest.Interest;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.interest.RatesMissingException;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Remedies;
import makewhole.remediation.remedy.Split;

/**
 * Works a stored line out for another day by the rule and the facts that the plan is bound to. The table of rates may
 * have grown since, but must still say what it said for the days that the plan knew.
 */
@ApplicationScoped
class ReworkLine implements LaterPayment {
    private final Plans plans;
    private final RateTables rateTables;

    ReworkLine(Plans plans, RateTables rateTables) {
        this.plans = plans;
        this.rateTables = rateTables;
    }

    @Override
    public Split on(Plan plan, PlanLine line, LocalDate paymentDay) {
        if (plan.supplements().isPresent()) {
            return line.split(); // people have judged the amount; there is no formula that could add to it
        }
        RateTable rates = rateTables
                .grownFrom(plan.rates(), plan.terms().interestRule())
                .orElseThrow(() -> new RefusedException(new PlanRefusal.RatesChanged(
                        plan.id().toString(), plan.rates().name())));
        DealFacts deal = plans.deals(plan.id()).stream()
                .filter(planned -> planned.deal().equals(line.deal()))
                .findFirst()
                .orElseThrow()
                .facts();
        Interest interest = new Interest(plan.terms().interestRule(), rates, Currencies.digits(line.currency()));
        try {
            return new Remedies(plan.terms().paidOn(paymentDay), interest)
                    .of(WorkOutPlan.wrong(line), deal)
                    .split();
        } catch (RatesMissingException missing) {
            throw RateTables.refused(plan.terms().interestRule(), missing);
        }
    }
}
