package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.deal.DealRecords;
import makewhole.remediation.deal.Recorded;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Distribution;
import makewhole.remediation.remedy.Valuation;
import makewhole.remediation.remedy.Window;

/** What a plan has to know of the wrong deals: the latest value on its day, and what was paid out until its payment day. */
@ApplicationScoped
class GatherFacts {
    private final DealRecords records;
    private final PlanSettings settings;

    GatherFacts(DealRecords records, PlanSettings settings) {
        this.records = records;
        this.settings = settings;
    }

    /**
     * The facts by deal.
     *
     * @param values residual values per unit that take the place of those on record; fee and carry stay what is on record
     * @throws RefusedException if a deal is said to have paid out before it closed
     */
    Map<DealId, DealFacts> of(List<ScopedDeal> wrong, PlanTerms terms, Map<DealId, BigDecimal> values) {
        Map<DealId, Recorded> known =
                records.recorded(wrong.stream().map(ScopedDeal::deal).toList());
        Map<DealId, DealFacts> facts = new TreeMap<>();
        for (ScopedDeal deal : wrong) {
            Recorded recorded = of(known, deal.deal());
            requireNonePaidBefore(deal, recorded);
            Optional<Valuation> latest = latest(recorded, terms);
            Optional<Valuation> assumed = Optional.ofNullable(values.get(deal.deal()))
                    .map(value -> new Valuation(
                            terms.planDay(),
                            value,
                            latest.map(Valuation::feePerUnit).orElse(BigDecimal.ZERO),
                            latest.map(Valuation::carryRate).orElse(BigDecimal.ZERO)));
            facts.put(
                    deal.deal(),
                    new DealFacts(
                            deal.unitPrice(),
                            deal.fundedOn(),
                            deal.windowEndsOn(),
                            assumed.or(() -> latest),
                            paid(recorded, terms)));
        }
        return facts;
    }

    /**
     * What an open deal is worked out with as closed, by what is recorded now. Its plan day is given by its window, so that what
     * is paid out after that day cannot be waited for: it stood in the value of that day, and units lose what they pay out, so
     * that much is taken off the value, and it bears interest like every distribution.
     *
     * @throws RefusedException as {@link #requireValued} does
     */
    AsOfPlanDay asClosed(PlannedDeal planned, PlanTerms terms) {
        Recorded recorded = of(records.recorded(List.of(planned.deal())), planned.deal());
        List<Distribution> paid = paid(recorded, terms);
        DealFacts then = with(
                planned.facts(),
                latest(recorded, terms),
                paid.stream()
                        .filter(one -> !one.paidOn().isAfter(terms.planDay()))
                        .toList());
        requireValued(Map.of(planned.deal(), then), terms);
        BigDecimal since = paid.stream()
                .filter(one -> one.paidOn().isAfter(terms.planDay()))
                .map(Distribution::perUnit)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new AsOfPlanDay(
                with(then, then.valuation().map(value -> value.afterPaying(since)), paid),
                then.valuation().map(Valuation::residualPerUnit).orElse(BigDecimal.ZERO),
                since);
    }

    /**
     * A closed deal as of a plan day that is over.
     *
     * @param facts with all that was paid out by the payment day
     * @param residualPerUnit on the plan day
     * @param paidOutSince per unit, after the plan day
     */
    record AsOfPlanDay(DealFacts facts, BigDecimal residualPerUnit, BigDecimal paidOutSince) {}

    private static DealFacts with(DealFacts bound, Optional<Valuation> valuation, List<Distribution> paid) {
        return new DealFacts(bound.unitPrice(), bound.fundedOn(), bound.windowEndsOn(), valuation, paid);
    }

    /** Those of a plan's deals of which something else is recorded now than what it was worked out with. */
    List<DealId> changed(List<PlannedDeal> planned, PlanTerms terms) {
        Map<DealId, Recorded> known =
                records.recorded(planned.stream().map(PlannedDeal::deal).toList());
        return planned.stream()
                .filter(deal -> {
                    Recorded now = of(known, deal.deal());
                    DealFacts facts = deal.facts();
                    return !stripped(latest(now, terms)).equals(stripped(facts.valuation()))
                            || !stripped(paid(now, terms)).equals(stripped(facts.distributions()));
                })
                .map(PlannedDeal::deal)
                .toList();
    }

    /**
     * Sees that every deal whose window is closed has a value, that none is too old, since what a unit was worth long ago
     * says nothing about what it is worth, and that nothing was paid out after it. An open deal is rebooked at cost and
     * needs none.
     *
     * @throws RefusedException if not; all such deals are named
     */
    void requireValued(Map<DealId, DealFacts> facts, PlanTerms terms) {
        LocalDate planDay = terms.planDay();
        List<String> missing = closed(facts, planDay, deal -> deal.valuation().isEmpty());
        if (!missing.isEmpty()) {
            throw new RefusedException(new PlanRefusal.ValuationMissing(planDay, missing));
        }
        LocalDate oldest = planDay.minusDays(settings.valuationsValidDays());
        List<String> old = closed(
                facts,
                planDay,
                deal -> deal.valuation()
                        .filter(valuation -> valuation.valuedOn().isBefore(oldest))
                        .isPresent());
        if (!old.isEmpty()) {
            throw new RefusedException(new PlanRefusal.ValuationTooOld(planDay, oldest, old));
        }
        List<String> paidOutSince = closed(facts, planDay, DealFacts::hasPaidOutSinceItsValue);
        if (!paidOutSince.isEmpty()) {
            throw new RefusedException(
                    new PlanRefusal.ValuationBeforeDistribution(planDay, terms.paymentDay(), paidOutSince));
        }
    }

    private static Recorded of(Map<DealId, Recorded> known, DealId deal) {
        return known.getOrDefault(deal, new Recorded(List.of(), List.of()));
    }

    private static Optional<Valuation> latest(Recorded recorded, PlanTerms terms) {
        return recorded.valuations().stream()
                .filter(valuation -> !valuation.valuedOn().isAfter(terms.planDay()))
                .max(Comparator.comparing(Valuation::valuedOn));
    }

    private static List<Distribution> paid(Recorded recorded, PlanTerms terms) {
        return recorded.distributions().stream()
                .filter(distribution -> !distribution.paidOn().isAfter(terms.paymentDay()))
                .toList();
    }

    private static void requireNonePaidBefore(ScopedDeal deal, Recorded recorded) {
        recorded.distributions().stream()
                .filter(distribution -> distribution.paidOn().isBefore(deal.closedOn()))
                .findFirst()
                .ifPresent(early -> {
                    throw new RefusedException(new PlanRefusal.DistributionBeforeClose(
                            deal.deal().value(), early.paidOn(), deal.closedOn()));
                });
    }

    /** Without zeros at the end, which say nothing: they would tell equal figures apart. */
    private static Optional<Valuation> stripped(Optional<Valuation> valuation) {
        return valuation.map(value -> new Valuation(
                value.valuedOn(),
                value.residualPerUnit().stripTrailingZeros(),
                value.feePerUnit().stripTrailingZeros(),
                value.carryRate().stripTrailingZeros()));
    }

    /** The same of distributions, those of one day in the order of their amounts: which comes first changes no figure. */
    private static List<Distribution> stripped(List<Distribution> distributions) {
        return distributions.stream()
                .map(one -> new Distribution(one.paidOn(), one.perUnit().stripTrailingZeros()))
                .sorted(Comparator.comparing(Distribution::paidOn).thenComparing(Distribution::perUnit))
                .toList();
    }

    private static List<String> closed(Map<DealId, DealFacts> facts, LocalDate planDay, Predicate<DealFacts> such) {
        return facts.entrySet().stream()
                .filter(deal -> Window.on(planDay, deal.getValue().windowEndsOn()) == Window.CLOSED)
                .filter(deal -> such.test(deal.getValue()))
                .map(deal -> deal.getKey().value())
                .toList();
    }
}
