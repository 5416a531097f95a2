package makewhole.remediation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.interest.DayRange;
import makewhole.remediation.interest.Interest;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.interest.RatePeriod;
import makewhole.remediation.interest.RateTable;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Distribution;
import makewhole.remediation.remedy.Outcome;
import makewhole.remediation.remedy.PaymentTerms;
import makewhole.remediation.remedy.Remedies;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Valuation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the figures of a whole plan have to satisfy; plans are seeded. */
class PlanFiguresLaws {
    private static final LocalDate PLAN_DAY = LocalDate.parse("2026-09-21");
    private static final LocalDate PAID = LocalDate.parse("2026-09-30");
    private static final RateTable FLAT = new RateTable(
            "flat",
            "this test",
            PAID,
            List.of(new RatePeriod(new DayRange(LocalDate.parse("2020-01-01"), PAID), BigDecimal.valueOf(7))));

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "the plan of seed {0}")
    @MethodSource("seeds")
    void neither_the_order_of_lines_nor_how_they_are_batched_changes_a_figure(long seed) {
        APlan plan = new APlan(seed);
        List<PlanLine> shuffled = new ArrayList<>(plan.lines);
        Collections.shuffle(shuffled, new Random(seed));
        Map<String, PlanFigures> whole = PlanFigures.of(plan.deals, plan.lines);

        assertThat(PlanFigures.of(plan.deals, shuffled)).isEqualTo(whole);
        int cut = new Random(seed).nextInt(plan.lines.size() + 1);
        Map<String, Sum> sums = new TreeMap<>();
        for (List<PlanLine> batch : List.of(shuffled.subList(0, cut), shuffled.subList(cut, shuffled.size()))) {
            PlanFigures.of(plan.deals, batch)
                    .forEach((currency, figures) -> sums.merge(currency, figures.all(), Sum::plus));
        }
        whole.forEach((currency, figures) -> assertThat(sums).containsEntry(currency, figures.all()));
    }

    @ParameterizedTest(name = "the plan of seed {0}")
    @MethodSource("seeds")
    void the_firm_never_profits_whatever_customers_answer(long seed) {
        APlan plan = new APlan(seed);
        PlanFigures.of(plan.deals, plan.lines).values().forEach(figures -> {
            assertThat(figures.all().costIfAllKeep().minor()).isNotNegative();
            assertThat(figures.all().costIfAllSell())
                    .isGreaterThanOrEqualTo(figures.all().costIfAllKeep());
        });
    }

    @ParameterizedTest(name = "the plan of seed {0}")
    @MethodSource("seeds")
    void every_line_is_counted_once_by_remedy_and_in_one_band(long seed) {
        APlan plan = new APlan(seed);
        PlanFigures.of(plan.deals, plan.lines).forEach((currency, figures) -> {
            assertThat(figures.byRemedy().values().stream().reduce(Sum::plus)).contains(figures.all());
            int inBands = figures.spread().stream()
                    .flatMap(spread -> spread.bands().stream())
                    .mapToInt(Spread.Band::lines)
                    .sum();
            long withAmount = plan.lines.stream()
                    .filter(line -> line.currency().getCurrencyCode().equals(currency))
                    .filter(line ->
                            !line.amountIfSold().orElse(line.amountDue()).isZero())
                    .count();
            assertThat((long) inBands).isEqualTo(withAmount);
        });
    }

    @ParameterizedTest(name = "the plan of seed {0}")
    @MethodSource("seeds")
    void the_firm_funds_exactly_what_a_deal_offers_beyond_the_units_that_its_refunds_free(long seed) {
        APlan plan = new APlan(seed);
        Map<DealId, Long> offered = new HashMap<>();
        Map<DealId, Long> freed = new HashMap<>();
        for (PlanLine line : plan.lines) {
            line.offer().ifPresent(offer -> offered.merge(line.deal(), offer.minor(), Math::addExact));
            if (line.remedy() == Remedy.REFUND) {
                // the principal of a refund is the units at cost, with the fee that was charged on them
                long units =
                        line.finding().booked().minor() - line.finding().right().minor();
                assertThat(line.split().principal().minor()).isGreaterThanOrEqualTo(units);
                freed.merge(line.deal(), units, Math::addExact);
            }
        }
        Map<DealId, Long> funded = new HashMap<>();
        PlanFigures.of(plan.deals, plan.lines)
                .values()
                .forEach(figures -> figures.gaps().forEach((deal, gap) -> funded.put(deal, gap.minor())));
        for (PlannedDeal deal : plan.deals) {
            long beyond = offered.getOrDefault(deal.deal(), 0L) - freed.getOrDefault(deal.deal(), 0L);
            assertThat(funded.getOrDefault(deal.deal(), 0L))
                    .as("%s", deal.deal())
                    .isEqualTo(Math.max(0, beyond));
        }
    }

    /** Deals with open and closed windows in two currencies, and findings in them. */
    private static final class APlan {
        private final List<PlannedDeal> deals = new ArrayList<>();
        private final List<PlanLine> lines = new ArrayList<>();

        APlan(long seed) {
            Random random = new Random(seed);
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                Currency currency = Currencies.of(i % 2 == 0 ? "USD" : "JPY");
                PlannedDeal deal = new PlannedDeal(new DealId("D-" + i), facts(random));
                deals.add(deal);
                int findings = 1 + random.nextInt(30);
                for (int j = 0; j < findings; j++) {
                    lines.add(line(random, deal, "I-" + j, currency));
                }
            }
        }

        private static DealFacts facts(Random random) {
            LocalDate funded = PLAN_DAY.minusDays(10L + random.nextInt(700));
            return new DealFacts(
                    BigDecimal.valueOf(1 + random.nextInt(3)),
                    funded,
                    PLAN_DAY.plusDays(random.nextInt(60) - 30L),
                    Optional.of(new Valuation(
                            PLAN_DAY,
                            new BigDecimal(random.nextInt(500)).movePointLeft(2),
                            new BigDecimal(random.nextInt(10)).movePointLeft(2),
                            new BigDecimal(random.nextInt(100)).movePointLeft(2))),
                    random.nextBoolean()
                            ? List.of()
                            : List.of(new Distribution(funded.plusDays(5), new BigDecimal("0.11"))));
        }

        private PlanLine line(Random random, PlannedDeal deal, String investor, Currency currency) {
            long booked = random.nextLong(1_000_000);
            long right = random.nextLong(1_000_000);
            Money zero = Money.zero(currency);
            Finding finding = new Finding(
                    deal.deal(),
                    new InvestorId(investor),
                    new Money(booked == right ? booked + 1 : booked, currency),
                    new Money(right, currency),
                    zero,
                    random.nextBoolean() ? LimitKind.STATUTORY : LimitKind.NONE,
                    random.nextBoolean());
            Remedies remedies = new Remedies(
                    new PaymentTerms(PLAN_DAY, PAID, Optional.empty()),
                    new Interest(InterestRule.IRC_6621_A2_DAILY, FLAT, Currencies.digits(currency)));
            Outcome outcome = remedies.of(WorkOutPlan.wrong(finding), deal.facts());
            return new PlanLine(
                    LineId.at(lines.size() + 1),
                    finding,
                    remedies.windowOf(deal.facts()),
                    outcome,
                    Choices.of(outcome, deal.facts(), PLAN_DAY),
                    "sha256:0",
                    Map.of());
        }
    }
}
