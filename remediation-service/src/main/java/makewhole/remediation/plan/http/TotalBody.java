package makewhole.remediation.plan.http;

import java.util.Map;
import java.util.TreeMap;
import makewhole.remediation.plan.PlanTotals;

/** What a plan comes to in one currency. */
record TotalBody(String due, String dueIfAllSell, String offered, int findings) {
    static Map<String, TotalBody> of(PlanTotals totals) {
        Map<String, TotalBody> bodies = new TreeMap<>();
        totals.byCurrency()
                .forEach((currency, total) -> bodies.put(
                        currency,
                        new TotalBody(
                                total.due().amount(),
                                total.dueIfAllSell().amount(),
                                total.offered().amount(),
                                total.lines())));
        return bodies;
    }
}
