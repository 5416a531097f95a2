package makewhole.remediation.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.remedy.Remedy;

/**
 * What a plan comes to in one currency, for those who have to judge it before it is frozen.
 *
 * @param spread of the largest amount that each line can come to; empty if nothing is due whatever anybody answers
 * @param outliers lines whose amount lies far above the others of their remedy, the largest first
 * @param noFeeOnRecord see {@link PlannedDeal#withoutFee}; an assumption that people have to judge, for fees on an excess
 *     always come back
 * @param gaps what deals offer beyond the units that their refunds free, by deal: the firm funds it
 */
public record PlanFigures(
        Sum all,
        Map<Remedy, Sum> byRemedy,
        Optional<Spread> spread,
        List<PlanLine> outliers,
        List<DealId> noFeeOnRecord,
        SortedMap<DealId, Money> gaps) {
    public PlanFigures {
        byRemedy = Collections.unmodifiableMap(byRemedy);
        outliers = List.copyOf(outliers);
        noFeeOnRecord = List.copyOf(noFeeOnRecord);
        gaps = Collections.unmodifiableSortedMap(gaps);
    }

    /**
     * The figures by code of currency.
     *
     * @throws RefusedException if a sum is larger than can be held
     */
    static SortedMap<String, PlanFigures> of(List<PlannedDeal> deals, List<PlanLine> lines) {
        Map<DealId, PlannedDeal> known =
                deals.stream().collect(Collectors.toMap(PlannedDeal::deal, Function.identity()));
        Map<String, List<PlanLine>> byCurrency = lines.stream()
                .collect(Collectors.groupingBy(line -> line.currency().getCurrencyCode()));
        SortedMap<String, PlanFigures> figures = new TreeMap<>();
        byCurrency.forEach((currency, some) -> {
            try {
                figures.put(currency, inOneCurrency(known, some));
            } catch (ArithmeticException doesNotFit) {
                throw new RefusedException(
                        new PlanRefusal.AmountTooLarge("What all lines in %s come to".formatted(currency)));
            }
        });
        return figures;
    }

    private static PlanFigures inOneCurrency(Map<DealId, PlannedDeal> deals, List<PlanLine> lines) {
        Sum all = Sum.nothing(lines.getFirst().currency());
        Map<Remedy, Sum> byRemedy = new EnumMap<>(Remedy.class);
        for (PlanLine line : lines) {
            PlannedDeal deal = deals.get(line.deal());
            if (deal == null) {
                throw new IllegalStateException("%s is not a deal of the plan".formatted(line.deal()));
            }
            Sum one = Sum.of(line, deal);
            all = all.plus(one);
            byRemedy.merge(line.remedy(), one, Sum::plus);
        }
        return new PlanFigures(
                all, byRemedy, Spread.of(amounts(lines)), outliers(lines), noFeeOnRecord(deals, lines), gaps(lines));
    }

    private static List<DealId> noFeeOnRecord(Map<DealId, PlannedDeal> deals, List<PlanLine> lines) {
        return PlannedDeal.withoutFee(lines.stream()
                .map(PlanLine::deal)
                .distinct()
                .sorted()
                .flatMap(deal -> Stream.ofNullable(deals.get(deal)))
                .toList());
    }

    private static List<PlanLine> outliers(List<PlanLine> lines) {
        List<PlanLine> outliers = new ArrayList<>();
        lines.stream()
                .collect(Collectors.groupingBy(PlanLine::remedy))
                .forEach((remedy, same) -> Spread.of(amounts(same))
                        .ifPresent(spread -> same.stream()
                                .filter(line -> spread.isFarAbove(line.most()))
                                .forEach(outliers::add)));
        outliers.sort(Comparator.comparing(PlanLine::most).reversed().thenComparing(PlanLine::line));
        return outliers;
    }

    private static SortedMap<DealId, Money> gaps(List<PlanLine> lines) {
        Map<DealId, Money> freedLess = new HashMap<>();
        for (PlanLine line : lines) {
            if (line.remedy() == Remedy.REFUND || line.remedy() == Remedy.TOP_UP_OFFER) {
                freedLess.merge(line.deal(), line.finding().difference(), Money::plus);
            }
        }
        SortedMap<DealId, Money> gaps = new TreeMap<>();
        freedLess.forEach((deal, missing) -> {
            if (missing.minor() > 0) {
                gaps.put(deal, missing);
            }
        });
        return gaps;
    }

    private static List<Money> amounts(List<PlanLine> lines) {
        return lines.stream()
                .map(PlanLine::most)
                .filter(amount -> !amount.isZero())
                .sorted()
                .toList();
    }
}
