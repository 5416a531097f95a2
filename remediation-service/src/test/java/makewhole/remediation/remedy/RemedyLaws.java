package makewhole.remediation.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.interest.DayRange;
import makewhole.remediation.interest.Interest;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.interest.RatePeriod;
import makewhole.remediation.interest.RateTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deals and findings are seeded: a failure names the seed that shows it again. */
class RemedyLaws {
    private static final LocalDate BEGIN = LocalDate.parse("2023-01-01");
    private static final LocalDate PLAN_DAY = LocalDate.parse("2026-09-21");
    private static final LocalDate PAID = LocalDate.parse("2026-09-30");
    /** When somebody is paid who had to choose first. */
    private static final LocalDate LATER = LocalDate.parse("2026-11-05");

    private static final RateTable RATES = aTable();
    /** Rules that round nothing on the way. */
    private static final List<InterestRule> RULES = List.of(
            InterestRule.IRC_6621_A2_DAILY,
            InterestRule.IRC_6621_C1_DAILY,
            InterestRule.NY_CPLR_5004_SIMPLE,
            InterestRule.UK_BANK_RATE_PLUS_1,
            InterestRule.RBA_CASH_PLUS_6);
    /** Cases in a row that share the terms of one plan. */
    private static final int IN_A_PLAN = 40;

    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void nothing_is_negative_and_the_parts_add_up(long seed) {
        Case one = new Case(seed);
        Outcome outcome = one.outcome();

        assertThat(outcome.amountDue().minor()).isNotNegative();
        assertThat(one.owed(outcome).minor()).isNotNegative();
        assertThat(outcome.offer().map(Money::minor).orElse(0L)).isNotNegative();
        assertThat(outcome.split().total()).isEqualTo(one.owed(outcome));
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void who_is_hurt_more_is_never_paid_less(long seed) {
        Case one = new Case(seed);
        Case worse = one.with(new Wrong(
                one.wrong.difference().plus(new Money(one.wrong.isOver() ? -one.step() : one.step(), one.currency())),
                one.wrong.aboveStatutoryLimit()));

        assertThat(worse.owed(worse.outcome())).isGreaterThanOrEqualTo(one.owed(one.outcome()));
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void the_firm_never_profits(long seed) {
        Case one = new Case(seed);
        Outcome outcome = one.outcome();
        BigDecimal owed = one.owed(outcome).toDecimal();
        BigDecimal amount = one.wrong.amount().toDecimal();
        BigDecimal fee = one.perCost(one.valuation.feePerUnit()).multiply(amount);
        switch (outcome.remedy()) {
            // the firm has the excess at cost again, and gives back at least that and its fee
            case REFUND -> assertThat(amount.add(fee)).isLessThanOrEqualTo(owed.add(DUST));
            // it takes units back for no less than they are worth, and for no less than the investor has not yet got
            // back
            case BUY_BACK, KEEP_OR_SELL -> {
                BigDecimal value = one.perCost(one.valuation.residualPerUnit()).multiply(amount);
                BigDecimal received = one.perCost(one.distributed()).multiply(amount);
                BigDecimal rescission = amount.add(one.interest.on(amount, one.deal.fundedOn(), PAID))
                        .subtract(received);
                BigDecimal feesBack = fee.add(one.interest.on(fee, one.deal.fundedOn(), PAID));
                assertThat(value.add(feesBack)).isLessThanOrEqualTo(owed.add(DUST));
                assertThat(rescission.add(feesBack)).isLessThanOrEqualTo(owed.add(DUST));
            }
            case COMPENSATE, EXPLAIN, TOP_UP_OFFER -> {
                // the firm takes nothing from them; that it pays nothing negative is a law of its own
            }
        }
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void it_is_rounded_up_by_less_than_a_minor_unit(long seed) {
        Case one = new Case(seed);
        Outcome outcome = one.outcome();
        Optional<BigDecimal> before = outcome.steps().stream()
                .filter(step -> step.name().equals("amount before rounding"))
                .map(step -> new BigDecimal(step.value()))
                .findFirst();
        if (outcome.remedy() == Remedy.TOP_UP_OFFER) {
            assertThat(before).isEmpty();
            return;
        }
        BigDecimal rounding = one.owed(outcome).toDecimal().subtract(before.orElseThrow());

        assertThat(rounding.add(DUST)).isNotNegative();
        assertThat(rounding).isLessThan(BigDecimal.ONE.movePointLeft(Currencies.digits(one.currency())));
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void every_step_is_of_a_kind_that_can_be_told_and_the_last_one_is_the_result(long seed) {
        Case one = new Case(seed);
        Outcome outcome = one.outcome();
        List<StepKind> kinds = outcome.steps().stream().map(StepKind::of).toList();

        boolean offered = outcome.remedy() == Remedy.TOP_UP_OFFER;
        assertThat(kinds.getLast()).isEqualTo(offered ? StepKind.OFFER : StepKind.DUE);
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void the_order_of_distributions_does_not_matter(long seed) {
        Case one = new Case(seed);
        List<Distribution> shuffled = new ArrayList<>(one.deal.distributions());
        Collections.shuffle(shuffled, new Random(seed));
        DealFacts deal = new DealFacts(
                one.deal.unitPrice(), one.deal.fundedOn(), one.deal.windowEndsOn(), one.deal.valuation(), shuffled);

        assertThat(one.remedies().of(one.wrong, deal)).isEqualTo(one.outcome());
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void who_is_paid_later_is_never_paid_less(long seed) {
        Case one = new Case(seed);
        Remedies later = new Remedies(new PaymentTerms(PLAN_DAY, LATER, one.idle), one.interest);

        assertThat(one.owed(later.of(one.wrong, one.deal))).isGreaterThanOrEqualTo(one.owed(one.outcome()));
    }

    /** Units lose what they pay out: gave and left are together what they were worth, on whatever days somebody looks. */
    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void what_units_gave_and_are_worth_is_counted_once_or_the_deal_is_refused(long seed) {
        Case one = new Case(seed);
        BigDecimal whole = one.distributed().add(one.valuation.residualPerUnit());
        BigDecimal paidByTheValue = one.deal.distributions().stream()
                .filter(paid -> !paid.paidOn().isAfter(one.valuation.valuedOn()))
                .map(Distribution::perUnit)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Valuation left = new Valuation(
                one.valuation.valuedOn(),
                whole.subtract(paidByTheValue),
                one.valuation.feePerUnit(),
                one.valuation.carryRate());
        DealFacts deal = one.having(left, one.deal.distributions());
        PerCost per = PerCost.of(deal);
        BigDecimal counted = per.distributed().add(per.residual());
        boolean twice = counted.compareTo(one.perCost(whole).add(DUST)) > 0;

        assertThat(deal.hasPaidOutSinceItsValue() || !twice)
                .as("what counts twice is refused")
                .isTrue();
        if (!deal.hasPaidOutSinceItsValue()) {
            assertThat(counted.subtract(one.perCost(whole)).abs()).isLessThan(DUST);
        }
    }

    @Test
    void the_seeds_have_deals_that_pay_out_after_the_plan_day_and_deals_that_count_nothing_twice() {
        assertThat(seeds().mapToObj(Case::new).filter(Case::paysOutBetweenPlanDayAndPayment))
                .as("deals that pay out after the plan day")
                .hasSizeGreaterThan(100);
        assertThat(seeds().mapToObj(Case::new).filter(one -> !one.deal.hasPaidOutSinceItsValue()))
                .as("deals that nothing counts twice of")
                .hasSizeGreaterThan(100);
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void nobody_is_worse_off_than_in_the_actual_world_or_in_the_right_one(long seed) {
        Case one = new Case(seed);
        Outcome outcome = one.outcome();
        BigDecimal owed = one.owed(outcome).toDecimal().add(DUST);
        BigDecimal amount = one.wrong.amount().toDecimal();
        BigDecimal received = one.perCost(one.distributed()).multiply(amount);
        BigDecimal fee = one.perCost(one.valuation.feePerUnit()).multiply(amount);
        BigDecimal cashKept = amount.add(one.interest.on(amount, one.deal.fundedOn(), PAID));
        switch (outcome.remedy()) {
            // right: the cash and the fee had stayed with the investor and borne interest
            case REFUND ->
                assertThat(owed)
                        .isGreaterThanOrEqualTo(cashKept.add(fee).add(one.interest.on(fee, one.deal.fundedOn(), PAID)));
            // actual: units and what they paid out; right: cash with interest. Who sells has both beaten.
            case BUY_BACK, KEEP_OR_SELL -> {
                BigDecimal units = one.perCost(one.valuation.residualPerUnit()).multiply(amount);
                assertThat(owed.add(received)).isGreaterThanOrEqualTo(units.add(received));
                assertThat(owed.add(received)).isGreaterThanOrEqualTo(cashKept);
                if (outcome.remedy() == Remedy.KEEP_OR_SELL) {
                    assertThat(outcome.amountDue().isZero())
                            .as("who keeps has the actual world")
                            .isTrue();
                }
            }
            // actual: nothing; right: the net gain, and interest on what would have been paid out early
            case COMPENSATE, EXPLAIN -> {
                BigDecimal foregone = one.netGain(amount);
                for (Distribution paid : one.deal.distributions()) {
                    foregone = foregone.add(
                            one.interest.on(one.perCost(paid.perUnit()).multiply(amount), paid.paidOn(), PAID));
                }
                assertThat(owed).isGreaterThanOrEqualTo(foregone);
                // or, if the cash lay idle, interest until it went back
                if (one.idle.filter(day -> day.isAfter(one.deal.fundedOn())).isPresent()) {
                    assertThat(owed)
                            .isGreaterThanOrEqualTo(one.interest.on(amount, one.deal.fundedOn(), one.idle.get()));
                }
                assertThat(owed).isGreaterThanOrEqualTo(BigDecimal.ZERO);
            }
            // right: all that was missing at the original price, and it can be had
            case TOP_UP_OFFER -> assertThat(outcome.offer()).contains(one.wrong.amount());
        }
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void the_more_a_missed_deal_earned_the_more_is_paid(long seed) {
        Case one = new Case(seed);
        Valuation higher = new Valuation(
                one.valuation.valuedOn(),
                one.valuation.residualPerUnit().add(new BigDecimal("0.37")),
                one.valuation.feePerUnit(),
                one.valuation.carryRate());
        List<Distribution> more = new ArrayList<>(one.deal.distributions());
        more.add(new Distribution(one.deal.fundedOn(), new BigDecimal("0.21")));

        assertThat(one.owed(one.remedies().of(one.wrong, one.having(higher, one.deal.distributions()))))
                .isGreaterThanOrEqualTo(one.owed(one.outcome()));
        if (!one.wrong.isOver()) {
            assertThat(one.owed(one.remedies().of(one.wrong, one.having(one.valuation, more))))
                    .isGreaterThanOrEqualTo(one.owed(one.outcome()));
        }
    }

    @ParameterizedTest(name = "the cases of seed {0}")
    @MethodSource("batches")
    void neither_order_nor_batch_size_matters(long seed) {
        Random random = new Random(seed);
        List<Case> cases = new ArrayList<>(LongStream.range(seed * IN_A_PLAN, (seed + 1) * IN_A_PLAN)
                .mapToObj(Case::new)
                .toList());
        List<Outcome> alone = cases.stream().map(Case::outcome).toList();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, cases.size()).boxed().toList());
        Collections.shuffle(order, random);

        Remedies shared = cases.getFirst().remedies();
        for (int index : order) {
            if (random.nextInt(5) == 0) {
                shared = cases.getFirst().remedies(); // the next batch, in another process perhaps
            }
            Case one = cases.get(index);
            assertThat(shared.of(one.wrong, one.deal)).as("case %d", index).isEqualTo(alone.get(index));
        }
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void what_was_earned_elsewhere_is_taken_off_once_and_never_below_nothing(long seed) {
        Case one = new Case(seed);
        if (one.wrong.isOver()) {
            return;
        }
        Money earned = new Money(one.step(), one.currency());
        Case other = one.with(new Wrong(one.wrong.difference(), false, earned));
        Money before = one.owed(one.outcome());
        Money after = other.owed(other.outcome());

        assertThat(after).isLessThanOrEqualTo(before);
        assertThat(after.minor()).isNotNegative();
        assertThat(before.minus(after)).isLessThanOrEqualTo(earned);
        assertThat(other.outcome().split().total()).isEqualTo(after);
    }

    static LongStream batches() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "the case of seed {0}")
    @MethodSource("seeds")
    void units_that_come_back_are_never_worth_more_than_what_is_paid_for_them(long seed) {
        Case one = new Case(seed);
        Outcome outcome = one.outcome();
        Money worth = UnitsBack.worth(outcome.remedy(), one.wrong, one.deal);

        assertThat(worth.minor()).isNotNegative();
        assertThat(one.owed(outcome)).isGreaterThanOrEqualTo(worth);
    }

    /** What 50 digits cannot say. */
    private static final BigDecimal DUST = new BigDecimal("1e-24");

    private static RateTable aTable() {
        List<RatePeriod> periods = new ArrayList<>();
        Random random = new Random(7);
        for (LocalDate first = BEGIN; !first.isAfter(LATER); first = first.plusMonths(3)) {
            LocalDate last = first.plusMonths(3).minusDays(1);
            periods.add(new RatePeriod(new DayRange(first, last), BigDecimal.valueOf(3 + random.nextInt(7))));
        }
        return new RateTable("seeded", "this test", LATER, periods);
    }

    private static final class Case {
        private final Wrong wrong;
        private final Valuation valuation;
        private final DealFacts deal;
        private final long step;
        private final Interest interest;
        private final Optional<LocalDate> idle;

        Case(long seed) {
            Random ofThePlan = new Random(seed / IN_A_PLAN);
            interest = new Interest(RULES.get(ofThePlan.nextInt(RULES.size())), RATES, 2);
            idle = ofThePlan.nextBoolean() ? Optional.empty() : Optional.of(PLAN_DAY.minusDays(ofThePlan.nextInt(500)));
            Random random = new Random(seed);
            Currency currency =
                    Currencies.of(List.of("USD", "EUR", "JPY", "KWD").get(random.nextInt(4)));
            long amount = 1 + random.nextLong(1L << (4 + random.nextInt(40)));
            boolean over = random.nextBoolean();
            wrong = new Wrong(new Money(over ? -amount : amount, currency), over && random.nextInt(3) == 0);
            valuation = new Valuation(
                    PLAN_DAY.minusDays(random.nextInt(100)),
                    new BigDecimal(random.nextInt(4_000)).movePointLeft(2),
                    new BigDecimal(random.nextInt(10)).movePointLeft(2),
                    new BigDecimal(random.nextInt(101)).movePointLeft(2));
            LocalDate funded = PLAN_DAY.minusDays(random.nextInt(1_000));
            List<Distribution> paid = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                LocalDate day = funded.plusDays(random.nextInt(1_000));
                if (!day.isAfter(PLAN_DAY)) {
                    paid.add(new Distribution(day, new BigDecimal(random.nextInt(800)).movePointLeft(3)));
                }
            }
            if (random.nextInt(4) == 0) { // between the plan's day and the payment
                LocalDate day = PLAN_DAY.plusDays(random.nextInt(10));
                paid.add(new Distribution(day, new BigDecimal(1 + random.nextInt(800)).movePointLeft(3)));
            }
            deal = new DealFacts(
                    new BigDecimal(List.of("1", "3", "12.5", "0.7", "1000").get(random.nextInt(5))),
                    funded,
                    PLAN_DAY.plusDays(random.nextInt(60) - 40),
                    Optional.of(valuation),
                    paid);
            step = 1L + random.nextInt(1_000);
        }

        private Case(Case other, Wrong wrong) {
            this.wrong = wrong;
            this.valuation = other.valuation;
            this.deal = other.deal;
            this.step = other.step;
            this.interest = other.interest;
            this.idle = other.idle;
        }

        Case with(Wrong another) {
            return new Case(this, another);
        }

        Remedies remedies() {
            return new Remedies(new PaymentTerms(PLAN_DAY, PAID, idle), interest);
        }

        Outcome outcome() {
            return remedies().of(wrong, deal);
        }

        Money owed(Outcome outcome) {
            return outcome.amountIfSold().orElse(outcome.amountDue());
        }

        boolean paysOutBetweenPlanDayAndPayment() {
            return deal.distributions().stream().anyMatch(paid -> paid.paidOn().isAfter(PLAN_DAY));
        }

        Currency currency() {
            return wrong.difference().currency();
        }

        long step() {
            return step;
        }

        DealFacts having(Valuation value, List<Distribution> paid) {
            return new DealFacts(deal.unitPrice(), deal.fundedOn(), deal.windowEndsOn(), Optional.of(value), paid);
        }

        /** After fee and carry, worked out in another order than the formula's. */
        BigDecimal netGain(BigDecimal amount) {
            BigDecimal out =
                    perCost(distributed().add(valuation.residualPerUnit())).multiply(amount);
            BigDecimal in =
                    perCost(deal.unitPrice().add(valuation.feePerUnit())).multiply(amount);
            BigDecimal gain = out.subtract(in);
            return gain.signum() <= 0 ? gain : gain.multiply(BigDecimal.ONE.subtract(valuation.carryRate()));
        }

        BigDecimal distributed() {
            return deal.distributions().stream().map(Distribution::perUnit).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal perCost(BigDecimal perUnit) {
            return perUnit.divide(deal.unitPrice(), Remedies.EXACT);
        }
    }
}
