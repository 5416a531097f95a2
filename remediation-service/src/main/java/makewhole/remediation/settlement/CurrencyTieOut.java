package makewhole.remediation.settlement;

import java.util.List;
import java.util.Map;
import makewhole.platform.money.Money;

/**
 * The reconciliation of one currency.
 *
 * @param plan what the plan says is owed, choices and later payment days included
 * @param addedByLaterDays the part of it that later payment days added
 * @param amounts per bucket
 * @param lines how many lines lie in each bucket
 * @param paymentFiles what the files order and the bank has not sent back
 * @param journal what the journal says was owed
 * @param notices what customers were told is due
 * @param difference what fits nowhere: the sum of all gaps between two sources, none set off against another
 * @param mismatches each gap in a sentence; empty if everything agrees
 */
public record CurrencyTieOut(
        String currency,
        Money plan,
        Money addedByLaterDays,
        Map<Bucket, Money> amounts,
        Map<Bucket, Integer> lines,
        Money paymentFiles,
        Money journal,
        Money notices,
        Money difference,
        List<String> mismatches) {
    public CurrencyTieOut {
        amounts = Map.copyOf(amounts);
        lines = Map.copyOf(lines);
        mismatches = List.copyOf(mismatches);
    }

    /** What lies in a bucket. */
    public Money in(Bucket bucket) {
        return amounts.getOrDefault(bucket, Money.zero(plan.currency()));
    }

    public boolean agrees() {
        return mismatches.isEmpty();
    }
}
