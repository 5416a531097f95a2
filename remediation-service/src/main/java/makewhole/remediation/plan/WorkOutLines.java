package makewhole.remediation.plan;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.incident.IncidentId;
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

/**
 * The lines of a plan as they come out of the findings, worked out portion by portion whenever they are gone through. No
 * line depends on another: deals are never netted.
 */
final class WorkOutLines implements PlanLines {
    private final Findings findings;
    private final Payees payees;
    private final Basis basis;
    private final Map<Currency, Remedies> remedies = new HashMap<>();

    WorkOutLines(Findings findings, Payees payees, Basis basis) {
        this.findings = findings;
        this.payees = payees;
        this.basis = basis;
    }

    /**
     * What all lines are worked out from.
     *
     * @param earned what investors provably earned elsewhere on cash that was missing in a deal
     * @param leftOut those for whom another plan stands
     */
    record Basis(
            IncidentId incident,
            PlanTerms terms,
            RateTable rates,
            Map<DealId, DealFacts> facts,
            Map<Investment, Money> earned,
            Set<Investment> leftOut) {}

    /**
     * Works them out.
     *
     * @throws RefusedException if an investor is not known (all of them are named), a rate is missing, or an amount is larger
     *     than can be held
     */
    @Override
    public void forEach(Consumer<PlanLine> each) {
        Set<String> missing = new TreeSet<>();
        try (OneAhead<List<PlanLine>> ahead = new OneAhead<>(lines -> lines.forEach(each))) {
            int done = 0;
            List<Finding> portion = findings.after(basis.incident(), Optional.empty(), PORTION);
            while (!portion.isEmpty()) {
                List<Finding> found = portion.stream()
                        .filter(one -> !basis.leftOut().contains(new Investment(one.deal(), one.investor())))
                        .toList();
                int before = done;
                Map<InvestorId, Payee> known = payees.of(
                        found.stream().map(Finding::investor).distinct().toList());
                found.stream()
                        .map(Finding::investor)
                        .filter(investor -> !known.containsKey(investor))
                        .forEach(investor -> missing.add(investor.value()));
                if (missing.isEmpty()) {
                    ahead.begin(() -> lines(found, before, known));
                }
                done = Math.addExact(done, found.size());
                portion = findings.after(basis.incident(), Optional.of(portion.getLast()), PORTION);
            }
            if (!missing.isEmpty()) {
                throw new RefusedException(new PlanRefusal.InvestorMissing(List.copyOf(missing)));
            }
            ahead.end();
        } catch (RatesMissingException unconfirmed) {
            throw RateTables.refused(basis.terms().interestRule(), unconfirmed);
        }
    }

    private List<PlanLine> lines(List<Finding> found, int before, Map<InvestorId, Payee> known) {
        return IntStream.range(0, found.size())
                .mapToObj(i -> line(
                        LineId.at(before + i + 1),
                        found.get(i),
                        named(known, found.get(i).investor())))
                .toList();
    }

    private PlanLine line(LineId id, Finding finding, Payee payee) {
        DealFacts deal = named(basis.facts(), finding.deal());
        Remedies rules = remedies.computeIfAbsent(
                finding.booked().currency(), currency -> WorkOutPlan.remedies(basis.terms(), basis.rates(), currency));
        Window window = rules.windowOf(deal);
        Wrong wrong = wrong(finding, window);
        try {
            Outcome outcome = rules.of(wrong, deal);
            return new PlanLine(
                    id,
                    finding,
                    window,
                    outcome,
                    Choices.of(outcome, deal, basis.terms().keepOrSellBy()),
                    payee.account().fingerprint(),
                    rules.inputs(wrong, deal));
        } catch (ArithmeticException doesNotFit) {
            throw new RefusedException(new PlanRefusal.AmountTooLarge(
                    "What is owed to %s in deal %s".formatted(finding.investor(), finding.deal())));
        }
    }

    /** With what the investor earned elsewhere; an offer at the original price takes nothing off. */
    private Wrong wrong(Finding finding, Window window) {
        Money earned = basis.earned().get(new Investment(finding.deal(), finding.investor()));
        return earned != null && window == Window.CLOSED && !finding.isOver()
                ? WorkOutPlan.wrong(finding, earned)
                : WorkOutPlan.wrong(finding);
    }

    private static <K, V> V named(Map<K, V> known, K key) {
        V value = known.get(key);
        if (value == null) {
            throw new IllegalStateException("%s is not known".formatted(key));
        }
        return value;
    }
}
