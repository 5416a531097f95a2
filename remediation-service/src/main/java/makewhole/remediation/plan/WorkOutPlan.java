package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import makewhole.remediation.investor.Payees;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.remedy.DealFacts;
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
    private final LeaveOut leaveOut;
    private final InstantSource clock;

    WorkOutPlan(
            Scopes scopes,
            ScopedDeals deals,
            Findings findings,
            GatherFacts gatherFacts,
            Payees payees,
            AlternativeReturns alternatives,
            LeaveOut leaveOut,
            InstantSource clock) {
        this.scopes = scopes;
        this.deals = deals;
        this.findings = findings;
        this.gatherFacts = gatherFacts;
        this.payees = payees;
        this.alternatives = alternatives;
        this.leaveOut = leaveOut;
        this.clock = clock;
    }

    /**
     * What a plan holds; its lines are worked out when they are gone through.
     *
     * @param leftOut findings that have no line, since another plan stands for them
     */
    record WorkedOut(List<PlannedDeal> deals, PlanLines lines, List<Remedied> leftOut) {}

    /**
     * Works it out.
     *
     * @throws RefusedException if the scope is not decided, a valuation is missing or the day on which idle cash went back is
     *     not possible; while the lines are gone through, if
     *     an investor or a rate is missing
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
        if (scopes.state(incident).filter(ScopeState.DONE::equals).isEmpty()) {
            throw new RefusedException(new PlanRefusal.ScopeNotDecided(incident.value()));
        }
        Map<DealId, DealFacts> facts = gatherFacts.of(deals.wrong(incident), terms, values);
        values.keySet().stream()
                .filter(deal -> !facts.containsKey(deal))
                .findFirst()
                .ifPresent(deal -> {
                    throw new InvalidRequestException("values.deal", "names %s, which has no finding".formatted(deal));
                });
        gatherFacts.requireValued(facts, terms);
        terms.idleCashReturned().ifPresent(day -> requirePossible(day, facts, terms.planDay()));
        List<Remedied> leftOut = leaveOut.of(incident, facts.keySet());
        return new WorkedOut(
                facts.entrySet().stream()
                        .map(deal -> new PlannedDeal(deal.getKey(), deal.getValue()))
                        .toList(),
                new WorkOutLines(
                        findings,
                        payees,
                        new WorkOutLines.Basis(
                                incident,
                                terms,
                                rates,
                                facts,
                                earned(incident),
                                leftOut.stream().map(Remedied::investment).collect(Collectors.toSet()))),
                leftOut);
    }

    /** Cash goes back after it was paid in, and what has not happened yet is not known. */
    private void requirePossible(LocalDate day, Map<DealId, DealFacts> facts, LocalDate planDay) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> later = facts.entrySet().stream()
                .filter(deal -> Window.on(planDay, deal.getValue().windowEndsOn()) == Window.CLOSED)
                .filter(deal -> day.isBefore(deal.getValue().fundedOn()))
                .map(deal -> deal.getKey().value())
                .toList();
        if (day.isAfter(today) || !later.isEmpty()) {
            throw new RefusedException(new PlanRefusal.IdleDayImpossible(day, today, later));
        }
    }

    /** What investors provably earned elsewhere on cash that was missing in a deal. */
    Map<Investment, Money> earned(IncidentId incident) {
        Map<Investment, Money> earned = new HashMap<>();
        alternatives.of(incident).stream()
                .filter(one -> one.state() == AlternativeReturn.State.PROVEN)
                .forEach(one -> earned.put(new Investment(one.deal(), one.investor()), one.amount()));
        return earned;
    }

    static Remedies remedies(PlanTerms terms, RateTable rates, Currency currency) {
        return new Remedies(
                terms.paidOn(terms.paymentDay()), new Interest(terms.policy(), rates, Currencies.digits(currency)));
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

    static Wrong wrong(Finding finding, Money alternative) {
        boolean aboveLaw = finding.isOver() && finding.aboveLimit() && finding.limitKind() == LimitKind.STATUTORY;
        return new Wrong(finding.difference(), aboveLaw, alternative);
    }
}
