package makewhole.remediation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.remedy.DealFacts;
import makewhole.remediation.remedy.Distribution;
import makewhole.remediation.remedy.Outcome;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.remedy.Split;
import makewhole.remediation.remedy.Step;
import makewhole.remediation.remedy.Valuation;
import makewhole.remediation.remedy.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines may be handed on in any portions: neither the digest nor a total knows of them. */
class PlanLinesLaws {
    private static final LocalDate PLAN_DAY = LocalDate.parse("2026-09-21");
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "the plan of seed {0}")
    @MethodSource("seeds")
    void the_digest_does_not_depend_on_how_lines_are_portioned(long seed) {
        List<PlanLine> lines = lines(seed);
        String whole = PlanDigest.begin(aPlan(), deals()).add(lines).value();
        assertThat(PlanDigest.of(aPlan(), deals(), PlanLines.of(lines))).isEqualTo(whole);
        PlanDigest cut = PlanDigest.begin(aPlan(), deals());
        Random chance = new Random(seed);
        int done = 0;
        while (done < lines.size()) {
            int next = Math.min(lines.size(), done + chance.nextInt(lines.size() + 1));
            cut.add(lines.subList(done, next));
            done = next;
        }
        assertThat(cut.value()).isEqualTo(whole);
        if (lines.size() > 1 && !lines.getFirst().equals(lines.getLast())) {
            assertThat(PlanDigest.of(aPlan(), deals(), PlanLines.of(lines.reversed())))
                    .as("the order counts")
                    .isNotEqualTo(whole);
        }
    }

    @ParameterizedTest(name = "the plan of seed {0}")
    @MethodSource("seeds")
    void portions_hold_every_line_once_and_in_order_and_totals_are_those_of_all(long seed) {
        List<PlanLine> lines = lines(seed);
        List<PlanLine> portioned = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        PlanLines.of(lines).forEachPortion(portion -> {
            portioned.addAll(portion);
            sizes.add(portion.size());
        });
        assertThat(portioned).isEqualTo(lines);
        assertThat(sizes.subList(0, Math.max(0, sizes.size() - 1))).allMatch(size -> size == PlanLines.PORTION);
        PlanTotals totals = PlanTotals.of(PlanLines.of(lines));
        assertThat(totals).isEqualTo(PlanTotals.of(PlanLines.of(lines.reversed())));
        assertThat(totals.lines()).isEqualTo(lines.size());
        totals.byCurrency()
                .forEach((currency, total) -> assertThat(total.due().minor())
                        .isEqualTo(lines.stream()
                                .filter(line ->
                                        line.currency().getCurrencyCode().equals(currency))
                                .mapToLong(line -> line.amountDue().minor())
                                .sum()));
    }

    @Test
    void digests_are_what_they_were_when_a_plan_was_digested_as_a_whole() {
        // As the release that held all lines in memory wrote them: plans that people have approved stay approved.
        PlanLine line = line(1, "INV-1", "10.00", "USD");
        assertThat(PlanDigest.of(aPlan().needing(true), deals(), PlanLines.of(List.of(line, line))))
                .isEqualTo("sha256:ecc671392239ab75a2b84791d484bc95db3574a322bafac88fca184e63db72be");
        assertThat(PlanDigest.of(aPlan(), deals(), PlanLines.of(List.of())))
                .isEqualTo("sha256:0dd4ac36796990d851e903c46110a9b6086dc06625685640d7ed8ff1ea278788");
    }

    @Test
    void what_goes_wrong_in_a_portion_goes_wrong_for_the_caller_and_nothing_is_handed_on_behind_it() {
        List<Integer> taken = new ArrayList<>();
        try (OneAhead<Integer> ahead = new OneAhead<>(taken::add)) {
            assertThatThrownBy(() -> {
                        for (int i = 1; i <= 9; i++) {
                            int number = i;
                            ahead.begin(() -> {
                                if (number == 4) {
                                    throw new ArithmeticException("the fourth");
                                }
                                return number;
                            });
                        }
                        ahead.end();
                    })
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("the fourth");
        }
        assertThat(taken).containsExactly(1, 2, 3);
    }

    private static List<PlanLine> lines(long seed) {
        Random chance = new Random(seed);
        int most = List.of(1, 20, PlanLines.PORTION, PlanLines.PORTION * 2 + 50).get((int) (seed % 4));
        int count = seed < 8 ? most : chance.nextInt(most + 1);
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> line(
                        i,
                        "INV-" + chance.nextInt(500),
                        "%d.%02d".formatted(chance.nextInt(1_000), chance.nextInt(100)),
                        chance.nextBoolean() ? "USD" : "EUR"))
                .toList();
    }

    private static Plan aPlan() {
        return new Plan(
                PlanId.fromString("00000000-0000-0000-0000-000000000001"),
                new IncidentId("INC-2026-001"),
                1,
                Optional.empty(),
                Optional.empty(),
                PlanState.DRAFT,
                "ed",
                Instant.parse("2026-09-21T09:00:00Z"),
                new PlanTerms(PLAN_DAY, PLAN_DAY.plusDays(9), InterestRule.IRC_6621_A2_DAILY, Optional.empty()),
                new RateTableReference("irs-underpayment-rate", PLAN_DAY.plusDays(9), DIGEST),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<PlannedDeal> deals() {
        return List.of(new PlannedDeal(
                new DealId("D-1"),
                new DealFacts(
                        new BigDecimal("1.00"),
                        PLAN_DAY.minusDays(10),
                        PLAN_DAY,
                        Optional.of(new Valuation(
                                PLAN_DAY, new BigDecimal("1.20"), new BigDecimal("0.04"), new BigDecimal("0.2"))),
                        List.of(new Distribution(PLAN_DAY.minusDays(5), new BigDecimal("0.340"))))));
    }

    private static PlanLine line(int number, String investor, String due, String currency) {
        Money amount = Money.parse(due, Currencies.of(currency));
        Money nothing = Money.zero(amount.currency());
        return new PlanLine(
                LineId.at(number),
                new Finding(
                        new DealId("D-1"),
                        new InvestorId(investor),
                        amount.isZero() ? new Money(1, amount.currency()) : amount,
                        nothing,
                        nothing,
                        LimitKind.NONE,
                        false),
                Window.OPEN,
                new Outcome(
                        Remedy.REFUND,
                        amount,
                        Optional.empty(),
                        Optional.empty(),
                        new Split(amount, nothing, nothing),
                        List.of(new Step("amount due", "FG = s·net + Σ \"I\"", due))),
                new Choices(List.of(), Silence.CARRIED_OUT, Optional.empty()),
                "a",
                Map.of("e", due, "φ per unit", "0.04"));
    }
}
