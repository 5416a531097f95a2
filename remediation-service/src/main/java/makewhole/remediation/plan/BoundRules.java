package makewhole.remediation.plan;

import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import makewhole.platform.money.Currencies;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.interest.Interest;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.interest.RatesMissingException;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Explained;
import makewhole.remediation.remedy.Outcome;
import makewhole.remediation.remedy.Remedies;

/**
 * The rule, the rates and the facts that a plan is bound to, for payment on one day. What a payment run pays and what a
 * statement explains both come from here. A run pays more only where it repeats a payment that was meant for a later day.
 */
final class BoundRules {
    private final PlanTerms terms;
    private final LocalDate paymentDay;
    private final RateTable rates;
    private final Map<DealId, DealFacts> deals;
    private final Map<Currency, Interest> interest = new HashMap<>();
    private final Map<Currency, Remedies> remedies = new HashMap<>();

    BoundRules(PlanTerms terms, LocalDate paymentDay, RateTable rates, List<PlannedDeal> deals) {
        this.terms = terms;
        this.paymentDay = paymentDay;
        this.rates = rates;
        this.deals = deals.stream().collect(Collectors.toMap(PlannedDeal::deal, PlannedDeal::facts));
    }

    /**
     * What a stored line comes to on the day, with every piece of interest.
     *
     * @throws makewhole.remediation.refusal.RefusedException if the table of rates does not confirm a day
     */
    Explained explained(PlanLine line) {
        try {
            return remediesIn(line.currency()).explained(WorkOutPlan.wrong(line), facts(line));
        } catch (RatesMissingException missing) {
            throw RateTables.refused(terms.interestRule(), missing);
        }
    }

    /** The line as it would stand in the plan if that were paid on the day. */
    PlanLine paid(PlanLine line, Outcome outcome) {
        DealFacts deal = facts(line);
        return new PlanLine(
                line.line(),
                line.finding(),
                line.window(),
                outcome,
                Choices.of(outcome, deal, line.choices().answerBy().orElseGet(terms::keepOrSellBy)),
                line.payeeAccountFingerprint(),
                remediesIn(line.currency()).inputs(WorkOutPlan.wrong(line), deal));
    }

    Interest interestIn(Currency currency) {
        return interest.computeIfAbsent(currency, one -> new Interest(terms.policy(), rates, Currencies.digits(one)));
    }

    RateTable rates() {
        return rates;
    }

    private Remedies remediesIn(Currency currency) {
        Interest bearing = interestIn(currency);
        return remedies.computeIfAbsent(currency, one -> new Remedies(terms.paidOn(paymentDay), bearing));
    }

    private DealFacts facts(PlanLine line) {
        DealFacts facts = deals.get(line.deal());
        if (facts == null) {
            throw new IllegalStateException("%s is not a deal of the plan".formatted(line.deal()));
        }
        return facts;
    }
}
