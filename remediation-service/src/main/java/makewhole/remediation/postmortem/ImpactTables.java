package makewhole.remediation.postmortem;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.remedy.Remedy;
import makewhole.remediation.settlement.Bucket;
import makewhole.remediation.settlement.CurrencyTieOut;

/** The figures of a post-mortem as Markdown tables. */
final class ImpactTables {
    private ImpactTables() {}

    /** Who was hurt, deal by deal. */
    static String deals(List<ScopedDeal> deals, List<Finding> findings) {
        StringBuilder table = new StringBuilder("""
                | deal | closed | given too much | in all | given too little | in all |
                |---|---|---:|---:|---:|---:|
                """);
        Map<DealId, Harm> harm = Harm.byDeal(findings);
        for (ScopedDeal deal : deals) {
            Harm of = harm.getOrDefault(deal.deal(), Harm.none(deal.onOffer().currency()));
            table.append("| %s %s | %s | %d | %s | %d | %s |%n"
                    .formatted(
                            deal.deal(), deal.name(), deal.closedOn(), of.overs(), of.over(), of.unders(), of.under()));
        }
        return table.toString();
    }

    /** What is owed in all, whoever sells, and to how many; what supplements grant is part of it. */
    static String owed(List<PlanLine> lines, List<PlanLine> granted) {
        Map<String, List<PlanLine>> byCurrency = new TreeMap<>();
        Stream.concat(lines.stream(), granted.stream())
                .filter(line -> !line.amountDue().isZero())
                .forEach(line -> byCurrency
                        .computeIfAbsent(line.currency().getCurrencyCode(), code -> new ArrayList<>())
                        .add(line));
        StringBuilder text = new StringBuilder();
        byCurrency.forEach((currency, of) -> {
            List<PlanLine> beyond = granted.stream()
                    .filter(line -> line.currency().getCurrencyCode().equals(currency))
                    .toList();
            text.append("%n%s is due to %s whatever anybody chooses".formatted(due(of), people(of)));
            text.append(
                    beyond.isEmpty()
                            ? ".%n".formatted()
                            : "; %s of it, to %s, was granted beyond the plan.%n"
                                    .formatted(due(beyond), people(beyond)));
        });
        return text.toString();
    }

    private static Money due(List<PlanLine> some) {
        return some.stream()
                .map(PlanLine::amountDue)
                .reduce(Money.zero(some.getFirst().currency()), Money::plus);
    }

    private static String people(List<PlanLine> some) {
        long investors = investors(some);
        return investors == 1 ? "1 investor" : "%d investors".formatted(investors);
    }

    private static long investors(List<PlanLine> some) {
        return some.stream().map(PlanLine::investor).distinct().count();
    }

    /** What is done about it, remedy by remedy and currency by currency, and what is granted beyond it. */
    static String remedies(List<PlanLine> lines, List<PlanLine> granted) {
        Map<String, Map<Remedy, List<PlanLine>>> byCurrency = new TreeMap<>();
        for (PlanLine line : lines) {
            byCurrency
                    .computeIfAbsent(line.currency().getCurrencyCode(), code -> new EnumMap<>(Remedy.class))
                    .computeIfAbsent(line.remedy(), remedy -> new ArrayList<>())
                    .add(line);
        }
        StringBuilder table = new StringBuilder("""
                | remedy | investors | due | due if they sell | offered |
                |---|---:|---:|---:|---:|
                """);
        byCurrency.forEach((currency, remedies) -> remedies.forEach((remedy, of) -> {
            Money none = Money.zero(of.getFirst().currency());
            Money due = of.stream().map(PlanLine::amountDue).reduce(none, Money::plus);
            Money sold =
                    of.stream().flatMap(line -> line.amountIfSold().stream()).reduce(none, Money::plus);
            Money offered = of.stream().flatMap(line -> line.offer().stream()).reduce(none, Money::plus);
            table.append(
                    "| %s | %d | %s | %s | %s |%n".formatted(words(remedy), of.size(), due, dash(sold), dash(offered)));
        }));
        granted.stream()
                .collect(Collectors.groupingBy(
                        line -> line.currency().getCurrencyCode(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(of -> table.append(
                        "| granted beyond the plan | %d | %s | – | – |%n".formatted(investors(of), due(of))));
        return table.toString();
    }

    /** The reconciliation. */
    static String tieOut(List<CurrencyTieOut> tieOut) {
        StringBuilder table = new StringBuilder("""
                | currency | plan | payment files | journal | notices | still due | difference |
                |---|---:|---:|---:|---:|---:|---:|
                """);
        for (CurrencyTieOut one : tieOut) {
            table.append("| %s | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            one.currency(),
                            one.plan().amount(),
                            one.paymentFiles().amount(),
                            one.journal().amount(),
                            one.notices().amount(),
                            one.in(Bucket.DUE).amount(),
                            one.difference().amount()));
        }
        return table.toString();
    }

    private static String dash(Money amount) {
        return amount.isZero() ? "–" : amount.toString();
    }

    private static String words(Remedy remedy) {
        return switch (remedy) {
            case REFUND -> "refund";
            case TOP_UP_OFFER -> "offer to buy what was missing";
            case COMPENSATE -> "compensation";
            case BUY_BACK -> "buy-back";
            case KEEP_OR_SELL -> "choice to keep or to sell";
            case EXPLAIN -> "explanation";
        };
    }
}
