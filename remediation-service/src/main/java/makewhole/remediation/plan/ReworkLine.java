package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.remedy.Split;

/**
 * Works a stored line out for another day by the rule and the facts that the plan is bound to. The table of rates may
 * have grown since, and days before its first deal may be corrected, but it must still say what it said for the days that the
 * plan uses.
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
    public Function<PlanLine, Split> on(Plan plan, LocalDate paymentDay) {
        if (plan.supplements().isPresent()) {
            return PlanLine::split; // people have judged the amount; there is no formula that could add to it
        }
        BoundRules rules = bound(plan, paymentDay);
        return line -> rules.explained(line).outcome().split();
    }

    /**
     * What the plan is bound to, for payment on a day.
     *
     * @throws RefusedException if the bound table of rates says something else now
     */
    BoundRules bound(Plan plan, LocalDate paymentDay) {
        List<PlannedDeal> deals = plans.deals(plan.id());
        LocalDate since = deals.stream()
                .map(deal -> deal.facts().fundedOn())
                .min(Comparator.naturalOrder())
                .orElse(plan.terms().planDay());
        RateTable rates = rateTables
                .grownFrom(plan.rates(), plan.terms().interestRule(), since)
                .orElseThrow(() -> new RefusedException(new PlanRefusal.RatesChanged(
                        plan.id().toString(), plan.rates().name())));
        return new BoundRules(plan.terms(), paymentDay, rates, deals);
    }
}
