package makewhole.remediation.plan;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import makewhole.platform.money.Currencies;
import makewhole.remediation.deal.DealId;
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
    public Function<PlanLine, Split> on(Plan plan, LocalDate paymentDay) {
        if (plan.supplements().isPresent()) {
            return PlanLine::split; // people have judged the amount; there is no formula that could add to it
        }
        RateTable rates = rateTables
                .grownFrom(plan.rates(), plan.terms().interestRule())
                .orElseThrow(() -> new RefusedException(new PlanRefusal.RatesChanged(
                        plan.id().toString(), plan.rates().name())));
        Map<DealId, DealFacts> deals =
                plans.deals(plan.id()).stream().collect(Collectors.toMap(PlannedDeal::deal, PlannedDeal::facts));
        Map<Currency, Remedies> remedies = new HashMap<>();
        return line -> {
            Remedies rules = remedies.computeIfAbsent(
                    line.currency(),
                    currency -> new Remedies(
                            plan.terms().paidOn(paymentDay),
                            new Interest(plan.terms().interestRule(), rates, Currencies.digits(currency))));
            try {
                return rules.of(WorkOutPlan.wrong(line), requireNonNull(deals.get(line.deal())))
                        .split();
            } catch (RatesMissingException missing) {
                throw RateTables.refused(plan.terms().interestRule(), missing);
            }
        };
    }
}
