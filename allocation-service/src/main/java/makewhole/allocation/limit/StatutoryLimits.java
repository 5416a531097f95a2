package makewhole.allocation.limit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.limit.LimitCalculation.FactsTooLate;
import makewhole.allocation.limit.LimitCalculation.NoFigures;
import makewhole.allocation.limit.LimitCalculation.WorkedOut;
import makewhole.platform.money.Money;

/**
 * Works out how much an investor may take by law, by the figures of a day. Percentages are rounded down to the cent, so
 * that a limit is never above the law.
 */
public final class StatutoryLimits {
    /** The currency of the regulations. */
    public static final Currency CURRENCY = Currency.getInstance("USD");

    private static final long CENTS = 100;
    private static final long TEN_PERCENT = 10;
    private static final long FIVE_PERCENT = 5;
    private static final long HUNDRED_PERCENT = 100;

    private final InvestorFacts facts;
    private final List<String> steps = new ArrayList<>();

    private StatutoryLimits(InvestorFacts facts) {
        this.facts = facts;
    }

    /** The limit of an investor under a rule, as it was on a day. */
    public static LimitCalculation of(LimitRule rule, InvestorFacts facts, LocalDate day) {
        if (facts.asOf().isAfter(day)) {
            return new FactsTooLate(facts.asOf(), day);
        }
        StatutoryLimits calculation = new StatutoryLimits(facts);
        return switch (rule) {
            case REGULATION_CF -> {
                Figures.Found<Figures.Crowdfunding> found = Figures.crowdfunding(day);
                yield found.figures()
                        .map(figures -> calculation.answer(rule, figures, calculation.crowdfunding(figures)))
                        .orElseGet(() -> new NoFigures(rule, day, found.first()));
            }
            case REGULATION_A_TIER_2 -> {
                Figures.Found<Figures.RegulationA> found = Figures.regulationA(day);
                yield found.figures()
                        .map(figures -> calculation.answer(rule, figures, calculation.regulationA()))
                        .orElseGet(() -> new NoFigures(rule, day, found.first()));
            }
        };
    }

    private LimitCalculation answer(LimitRule rule, Figures.Dated figures, Optional<Long> limit) {
        steps.add(limit.map(amount -> "So the limit is %s.".formatted(money(amount)))
                .orElse("So there is no limit by this rule."));
        return new WorkedOut(limit, new LimitBasis(rule, figures.since(), facts.asOf()), figures.source(), steps);
    }

    private Optional<Long> crowdfunding(Figures.Crowdfunding figures) {
        steps.add("The figures of Regulation Crowdfunding in force since %s count (17 CFR 227.100(a)(2), %s)."
                .formatted(figures.since(), figures.source()));
        if (facts.accredited() && !figures.limitsAccredited()) {
            steps.add("The investor is accredited, and accredited investors are not limited.");
            return Optional.empty();
        }
        long threshold = figures.threshold() * CENTS;
        long base = base(figures.takesGreater());
        boolean bothReachIt = facts.annualIncome() >= threshold && facts.netWorth() >= threshold;
        long whole = bothReachIt
                ? tenPercent(base, figures.most() * CENTS, threshold)
                : fivePercent(base, figures.least() * CENTS, threshold);
        long left = Math.max(0, whole - facts.alreadyInvested());
        steps.add("%s of that were used in the twelve months before, which leaves %s."
                .formatted(money(facts.alreadyInvested()), money(left)));
        return Optional.of(left);
    }

    private long tenPercent(long base, long most, long threshold) {
        long part = percent(TEN_PERCENT, base);
        long whole = Math.min(part, most);
        steps.add(("Neither %s nor %s is under %s, so the limit is 10 percent of it, %s, but at most %s: %s in twelve"
                        + " months.")
                .formatted(income(), worth(), money(threshold), money(part), money(most), money(whole)));
        return whole;
    }

    private long fivePercent(long base, long least, long threshold) {
        long part = percent(FIVE_PERCENT, base);
        long whole = Math.max(part, least);
        steps.add(("At least one of %s and %s is under %s, so the limit is 5 percent of it, %s, but not under %s: %s in"
                        + " twelve months.")
                .formatted(income(), worth(), money(threshold), money(part), money(least), money(whole)));
        return whole;
    }

    private Optional<Long> regulationA() {
        steps.add("The rule of Regulation A for tier 2 counts (17 CFR 230.251(d)(2)(i)(C)).");
        if (facts.accredited()) {
            steps.add("The investor is accredited, and accredited investors are not limited.");
            return Optional.empty();
        }
        long limit = percent(TEN_PERCENT, base(true));
        steps.add("The limit is 10 percent of it in this offering, %s.".formatted(money(limit)));
        return Optional.of(limit);
    }

    private long base(boolean greater) {
        long base = greater
                ? Math.max(facts.annualIncome(), facts.netWorth())
                : Math.min(facts.annualIncome(), facts.netWorth());
        steps.add("The %s of %s, %s, and %s, %s, counts: %s."
                .formatted(
                        greater ? "greater" : "lesser",
                        income(),
                        money(facts.annualIncome()),
                        worth(),
                        money(facts.netWorth()),
                        money(base)));
        return base;
    }

    private String income() {
        return facts.naturalPerson() ? "annual income" : "revenue";
    }

    private String worth() {
        return facts.naturalPerson() ? "net worth" : "net assets";
    }

    /** Rounded down, without overflow: whole hundreds first. */
    private static long percent(long percent, long amount) {
        return amount / HUNDRED_PERCENT * percent + amount % HUNDRED_PERCENT * percent / HUNDRED_PERCENT;
    }

    private static String money(long cents) {
        return new Money(cents, CURRENCY).toString();
    }
}
