package makewhole.remediation.settlement.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import makewhole.platform.money.Money;
import makewhole.remediation.settlement.PaymentRun;
import makewhole.remediation.settlement.RunFigures;
import org.jspecify.annotations.Nullable;

/**
 * A payment run on the wire.
 *
 * @param added what paying on this day adds to the plan, per currency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunBody(
        String run,
        String plan,
        LocalDate day,
        String state,
        int payments,
        Map<String, String> totals,
        Map<String, String> added,
        String digest,
        String proposedBy,
        @Nullable String approvedBy) {
    static RunBody of(PaymentRun run, RunFigures figures) {
        return new RunBody(
                run.id().toString(),
                run.plan().toString(),
                run.day(),
                run.state().name(),
                figures.payments(),
                amounts(figures.totals()),
                amounts(figures.added()),
                figures.digest(),
                run.proposedBy(),
                run.approvedBy().orElse(null));
    }

    private static Map<String, String> amounts(Map<String, Money> sums) {
        Map<String, String> amounts = new TreeMap<>();
        sums.forEach((currency, sum) -> amounts.put(currency, sum.amount()));
        return amounts;
    }
}
