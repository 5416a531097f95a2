package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import makewhole.platform.money.Currencies;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.deal.DealRecords;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.finding.ScopeState;
import makewhole.remediation.finding.ScopedDeal;
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
import makewhole.remediation.remedy.Distribution;
import makewhole.remediation.remedy.Outcome;
import makewhole.remediation.remedy.Remedies;
import makewhole.remediation.remedy.Valuation;
import makewhole.remediation.remedy.Window;
import makewhole.remediation.remedy.Wrong;

/** Works out what makes every finding of an incident whole. Where a figure is not known, it refuses and names it. */
@ApplicationScoped
class WorkOutPlan {
    private final Scopes scopes;
    private final ScopedDeals deals;
    private final Findings findings;
    private final DealRecords records;
    private final Payees payees;
    private final PlanSettings settings;

    WorkOutPlan(
            Scopes scopes,
            ScopedDeals deals,
            Findings findings,
            DealRecords records,
            Payees payees,
            PlanSettings settings) {
        this.scopes = scopes;
        this.deals = deals;
        this.findings = findings;
        this.records = records;
        this.payees = payees;
        this.settings = settings;
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
        Map<DealId, DealFacts> facts = new TreeMap<>();
        deals.wrong(incident).forEach(deal -> facts.put(deal.deal(), facts(deal, terms, values)));
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
        requireValuations(facts, remedies.values(), terms.planDay());
        requireRecentValuations(facts, terms.planDay());
        List<PlanLine> lines = new ArrayList<>();
        try {
            for (Finding finding : found) {
                lines.add(line(
                        LineId.at(lines.size() + 1),
                        finding,
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
        boolean aboveLaw = finding.isOver() && finding.aboveLimit() && finding.limitKind() == LimitKind.STATUTORY;
        return new Wrong(finding.difference(), aboveLaw);
    }

    private static PlanLine line(LineId id, Finding finding, DealFacts deal, Remedies remedies, Payee payee) {
        Wrong wrong = wrong(finding);
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

    private DealFacts facts(ScopedDeal deal, PlanTerms terms, Map<DealId, BigDecimal> values) {
        Optional<Valuation> latest = records.valuations(deal.deal()).stream()
                .filter(valuation -> !valuation.valuedOn().isAfter(terms.planDay()))
                .max(Comparator.comparing(Valuation::valuedOn));
        Optional<Valuation> assumed = Optional.ofNullable(values.get(deal.deal()))
                .map(value -> new Valuation(
                        terms.planDay(),
                        value,
                        latest.map(Valuation::feePerUnit).orElse(BigDecimal.ZERO),
                        latest.map(Valuation::carryRate).orElse(BigDecimal.ZERO)));
        List<Distribution> paid = records.distributions(deal.deal()).stream()
                .filter(distribution -> !distribution.paidOn().isAfter(terms.paymentDay()))
                .toList();
        return new DealFacts(deal.unitPrice(), deal.fundedOn(), deal.windowEndsOn(), assumed.or(() -> latest), paid);
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

    private static void requireValuations(
            Map<DealId, DealFacts> facts, Collection<Remedies> remedies, LocalDate planDay) {
        List<String> missing = facts.entrySet().stream()
                .filter(deal -> remedies.stream().anyMatch(rule -> rule.lacksValuation(deal.getValue())))
                .map(deal -> deal.getKey().value())
                .collect(Collectors.toList());
        if (!missing.isEmpty()) {
            throw new RefusedException(new PlanRefusal.ValuationMissing(planDay, missing));
        }
    }

    /** What a unit was worth long ago says nothing about what it is worth. An open deal is rebooked at cost and needs none. */
    private void requireRecentValuations(Map<DealId, DealFacts> facts, LocalDate planDay) {
        LocalDate oldest = planDay.minusDays(settings.valuationsValidDays());
        List<String> old = facts.entrySet().stream()
                .filter(deal -> Window.on(planDay, deal.getValue().windowEndsOn()) == Window.CLOSED)
                .filter(deal -> deal.getValue()
                        .valuation()
                        .filter(valuation -> valuation.valuedOn().isBefore(oldest))
                        .isPresent())
                .map(deal -> deal.getKey().value())
                .toList();
        if (!old.isEmpty()) {
            throw new RefusedException(new PlanRefusal.ValuationTooOld(planDay, oldest, old));
        }
    }

    private static <K, V> V named(Map<K, V> known, K key) {
        V value = known.get(key);
        if (value == null) {
            throw new IllegalStateException("%s is not known".formatted(key));
        }
        return value;
    }
}
