package makewhole.remediation.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import makewhole.platform.money.Money;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.interest.RatesMissingException;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.remedy.Remedies;
import makewhole.remediation.remedy.Wrong;

/**
 * Works lines of an open deal out again as closed, because its correction window ended before their units could move. By the
 * rule of their plan, and by what is recorded of the deal now: an open deal needed no value. Nothing is written down.
 */
@ApplicationScoped
public class WorkOutClosed {
    private final Plans plans;
    private final WorkOutPlan workOutPlan;
    private final GatherFacts gatherFacts;
    private final RateTables rateTables;
    private final InstantSource clock;

    WorkOutClosed(
            Plans plans, WorkOutPlan workOutPlan, GatherFacts gatherFacts, RateTables rateTables, InstantSource clock) {
        this.plans = plans;
        this.workOutPlan = workOutPlan;
        this.gatherFacts = gatherFacts;
        this.rateTables = rateTables;
        this.clock = clock;
    }

    /** A line, and the units, at cost and above zero, that stay with its customer or were not given. */
    public record Left(LineId line, Money units) {}

    /**
     * What they come to, in the same order.
     *
     * @param paidOn the day through which interest runs; empty, or too early, for the first day that is possible: not before
     *     today, nor the plan's payment day, nor the day after the window
     */
    public List<AsClosed> of(PlanId id, List<Left> lines, Optional<LocalDate> paidOn) {
        if (lines.isEmpty()) {
            return List.of();
        }
        Plan plan = plans.require(id);
        Map<DealId, PlannedDeal> deals =
                plans.deals(id).stream().collect(Collectors.toMap(PlannedDeal::deal, Function.identity()));
        Map<Investment, Money> earned = workOutPlan.earned(plan.incident());
        Map<DealId, OfDeal> known = new HashMap<>();
        return lines.stream()
                .map(left -> {
                    PlanLine line = plans.line(id, left.line())
                            .orElseThrow(() -> new NotFoundException("plan line", left.line()));
                    PlannedDeal deal = deals.get(line.deal());
                    if (deal == null) {
                        throw new IllegalStateException("%s is not a deal of the plan".formatted(line.deal()));
                    }
                    OfDeal rules = known.computeIfAbsent(line.deal(), one -> ofDeal(plan, deal, line, paidOn));
                    return new AsClosed(
                            left.line(),
                            rules.terms().planDay(),
                            rules.terms().paymentDay(),
                            rules.result(wrong(line, left.units(), earned)));
                })
                .toList();
    }

    private OfDeal ofDeal(Plan plan, PlannedDeal deal, PlanLine line, Optional<LocalDate> paidOn) {
        LocalDate planDay = deal.facts().windowEndsOn().plusDays(1);
        LocalDate first = Stream.of(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                        plan.terms().paymentDay(),
                        planDay)
                .max(LocalDate::compareTo)
                .orElseThrow();
        PlanTerms terms = plan.terms()
                .of(planDay, paidOn.filter(day -> day.isAfter(first)).orElse(first));
        try {
            RateTable rates = rateTables.of(terms.interestRule());
            GatherFacts.AsOfPlanDay facts = gatherFacts.asClosed(deal, terms);
            Remedies remedies = WorkOutPlan.remedies(terms, rates, line.currency());
            return new OfDeal(terms, wrong -> known(terms, remedies, wrong, facts));
        } catch (RefusedException refused) {
            return new OfDeal(terms, wrong -> new AsClosed.Unknown(refused.refusal()));
        }
    }

    private static AsClosed.Result known(
            PlanTerms terms, Remedies remedies, Wrong wrong, GatherFacts.AsOfPlanDay asOf) {
        try {
            return new AsClosed.Known(remedies.of(wrong, asOf.facts()), inputs(remedies, wrong, asOf));
        } catch (RatesMissingException missing) {
            return new AsClosed.Unknown(
                    RateTables.refused(terms.interestRule(), missing).refusal());
        } catch (ArithmeticException doesNotFit) {
            return new AsClosed.Unknown(new PlanRefusal.AmountTooLarge("What is owed for these units"));
        }
    }

    private static Map<String, String> inputs(Remedies remedies, Wrong wrong, GatherFacts.AsOfPlanDay asOf) {
        Map<String, String> inputs = new TreeMap<>(remedies.inputs(wrong, asOf.facts()));
        if (asOf.paidOutSince().signum() > 0) {
            inputs.put(
                    "RV per unit on the plan day",
                    "%s, less %s that was paid out since"
                            .formatted(
                                    asOf.residualPerUnit().toPlainString(),
                                    asOf.paidOutSince().toPlainString()));
        }
        return inputs;
    }

    /** What was earned elsewhere was earned on all that was missing: it is taken off where all of it was accepted. */
    private static Wrong wrong(PlanLine line, Money units, Map<Investment, Money> earned) {
        if (line.finding().isOver()) {
            return WorkOutPlan.wrong(line);
        }
        Money alternative = earned.get(new Investment(line.deal(), line.investor()));
        return alternative != null && units.equals(line.finding().difference())
                ? new Wrong(units, false, alternative)
                : new Wrong(units, false);
    }

    /** What holds for all lines of a deal. */
    private record OfDeal(PlanTerms terms, Function<Wrong, AsClosed.Result> rule) {
        AsClosed.Result result(Wrong wrong) {
            return rule.apply(wrong);
        }
    }
}
