package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.alternative.AlternativeReturn;
import makewhole.remediation.alternative.AlternativeReturns;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.finding.ScopeState;
import makewhole.remediation.finding.ScopedDeals;
import makewhole.remediation.finding.Scopes;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.interest.Interest;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.interest.RatesMissingException;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.investor.Payee;
import makewhole.remediation.investor.Payees;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Outcome;
import makewhole.remediation.remedy.Remedies;
import makewhole.remediation.remedy.Window;
import makewhole.remediation.remedy.Wrong;

/** Works out what makes every finding of an incident whole. Where a figure is not known, it refuses and names it. */
@ApplicationScoped
class WorkOutPlan {
    private final Scopes scopes;
    private final ScopedDeals deals;
    private final Findings findings;
    private final GatherFacts gatherFacts;
    private final Payees payees;
    private final AlternativeReturns alternatives;

    WorkOutPlan(
            Scopes scopes,
            ScopedDeals deals,
            Findings findings,
            GatherFacts gatherFacts,
            Payees payees,
            AlternativeReturns alternatives) {
        this.scopes = scopes;
        this.deals = deals;
        this.findings = findings;
        this.gatherFacts = gatherFacts;
        this.payees = payees;
        this.alternatives = alternatives;
    }

    /** An investor in a deal. */
    private record Investment(DealId deal, InvestorId investor) {
        static Investment of(Finding finding) {
            return new Investment(finding.deal(), finding.investor());
        }
    }

    /** A finding with what its investor earned elsewhere; an offer at the original price takes nothing off. */
    private record Judged(Finding finding, Money alternative) {
        Wrong wrong(Window window) {
            boolean takenOff = window == Window.CLOSED && !finding.isOver();
            return takenOff ? WorkOutPlan.wrong(finding, alternative) : WorkOutPlan.wrong(finding);
        }
    }

    /** What a plan holds. */
    record WorkedOut(List<PlannedDeal> deals, List<PlanLine> lines) {}

    /**
     * Works it out.
     *
     * @throws RefusedException if the scope is not decided, or a valuation, an investor or a rate is missing
     */
    WorkedOut of(IncidentId incident, PlanTerms terms, RateTable rates) {
        return of(incident, terms, rates, Map.of());
    }

    /**
     * Works it out as if units were worth something else.
     *
     * @param values residual values per unit on the plan day, by deal; fee and carry stay what is on record
     */
    WorkedOut of(IncidentId incident, PlanTerms terms, RateTable rates, Map<DealId, BigDecimal> values) {
        if (scopes.of(incident)
                .filter(scope -> scope.state() == ScopeState.DONE)
                .isEmpty()) {
            throw new RefusedException(new PlanRefusal.ScopeNotDecided(incident.value()));
        }
        Map<DealId, DealFacts> facts = gatherFacts.of(deals.wrong(incident), terms, values);
        values.keySet().stream()
                .filter(deal -> !facts.containsKey(deal))
                .findFirst()
                .ifPresent(deal -> {
                    throw new InvalidRequestException("values.deal", "names %s, which has no finding".formatted(deal));
                });
        List<Finding> found = findings.all(incident);
        Map<InvestorId, Payee> known = knownPayees(found);
        Map<Currency, Remedies> remedies = new HashMap<>();
        found.forEach(finding ->
                remedies.computeIfAbsent(finding.booked().currency(), currency -> remedies(terms, rates, currency)));
        gatherFacts.requireValued(facts, terms.planDay());
        Map<Investment, Money> earned = new HashMap<>();
        alternatives.of(incident).stream()
                .filter(one -> one.state() == AlternativeReturn.State.PROVEN)
                .forEach(one -> earned.put(new Investment(one.deal(), one.investor()), one.amount()));
        List<PlanLine> lines = new ArrayList<>();
        try {
            for (Finding finding : found) {
                lines.add(line(
                        LineId.at(lines.size() + 1),
                        new Judged(finding, earned.getOrDefault(Investment.of(finding), nothing(finding))),
                        named(facts, finding.deal()),
                        named(remedies, finding.booked().currency()),
                        named(known, finding.investor())));
            }
        } catch (RatesMissingException missing) {
            throw RateTables.refused(terms.interestRule(), missing);
        }
        return new WorkedOut(
                facts.entrySet().stream()
                        .map(deal -> new PlannedDeal(deal.getKey(), deal.getValue()))
                        .toList(),
                lines);
    }

    static Remedies remedies(PlanTerms terms, RateTable rates, Currency currency) {
        return new Remedies(
                terms.paidOn(terms.paymentDay()),
                new Interest(terms.interestRule(), rates, Currencies.digits(currency)));
    }

    static Wrong wrong(Finding finding) {
        return wrong(finding, Money.zero(finding.booked().currency()));
    }

    /** What a stored line was worked out from: its finding, and what was taken off for earnings elsewhere. */
    static Wrong wrong(PlanLine line) {
        String alternative = line.inputs().get("alt");
        return alternative == null
                ? wrong(line.finding())
                : wrong(line.finding(), Money.parse(alternative, line.currency()));
    }

    private static Wrong wrong(Finding finding, Money alternative) {
        boolean aboveLaw = finding.isOver() && finding.aboveLimit() && finding.limitKind() == LimitKind.STATUTORY;
        return new Wrong(finding.difference(), aboveLaw, alternative);
    }

    private static PlanLine line(LineId id, Judged judged, DealFacts deal, Remedies remedies, Payee payee) {
        Finding finding = judged.finding();
        Wrong wrong = judged.wrong(remedies.windowOf(deal));
        Outcome outcome = remedies.of(wrong, deal);
        return new PlanLine(
                id,
                finding,
                remedies.windowOf(deal),
                outcome,
                Choices.of(outcome, deal, remedies.terms().planDay()),
                payee.account().fingerprint(),
                remedies.inputs(wrong, deal));
    }

    private Map<InvestorId, Payee> knownPayees(List<Finding> found) {
        List<InvestorId> wanted =
                found.stream().map(Finding::investor).distinct().sorted().toList();
        Map<InvestorId, Payee> known = payees.of(wanted);
        List<String> missing = wanted.stream()
                .filter(investor -> !known.containsKey(investor))
                .map(InvestorId::value)
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(new PlanRefusal.InvestorMissing(missing));
        }
        return known;
    }

    private static Money nothing(Finding finding) {
        return Money.zero(finding.booked().currency());
    }

    private static <K, V> V named(Map<K, V> known, K key) {
        V value = known.get(key);
        if (value == null) {
            throw new IllegalStateException("%s is not known".formatted(key));
        }
        return value;
    }
}
