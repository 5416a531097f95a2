package makewhole.remediation.plan.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makewhole.platform.money.Money;
import makewhole.remediation.plan.PlanLine;

/** What a plan comes to in one currency. */
record TotalBody(String due, String dueIfAllSell, String offered, int findings) {
    static Map<String, TotalBody> of(List<PlanLine> lines) {
        Map<String, Sum> sums = new TreeMap<>();
        for (PlanLine line : lines) {
            Money nothing = Money.zero(line.currency());
            sums.merge(
                    line.currency().getCurrencyCode(),
                    new Sum(
                            line.amountDue(),
                            line.amountIfSold().orElse(line.amountDue()),
                            line.offer().orElse(nothing),
                            1),
                    Sum::plus);
        }
        Map<String, TotalBody> totals = new TreeMap<>();
        sums.forEach((currency, sum) -> totals.put(
                currency, new TotalBody(sum.due.amount(), sum.ifAllSell.amount(), sum.offered.amount(), sum.findings)));
        return totals;
    }

    private record Sum(Money due, Money ifAllSell, Money offered, int findings) {
        Sum plus(Sum other) {
            return new Sum(
                    due.plus(other.due),
                    ifAllSell.plus(other.ifAllSell),
                    offered.plus(other.offered),
                    findings + other.findings);
        }
    }
}
