package makewhole.remediation.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;

/**
 * What is different between two versions of a plan, finding by finding.
 *
 * @param before the version that it is compared with
 * @param changes lines with another remedy or another amount, and those that only one version has; the largest change
 *     first
 */
public record PlanDifference(Plan before, List<Change> changes) {
    public PlanDifference {
        changes = List.copyOf(changes);
    }

    /** One finding; a side is empty if that version has no line for it. */
    public record Change(DealId deal, InvestorId investor, Optional<PlanLine> before, Optional<PlanLine> now) {
        /** How much more it can come to. */
        public Money more() {
            Money zero = Money.zero(now.or(() -> before).orElseThrow().currency());
            return now.map(Change::most)
                    .orElse(zero)
                    .minus(before.map(Change::most).orElse(zero));
        }

        private static Money most(PlanLine line) {
            return line.amountIfSold().orElse(line.amountDue());
        }
    }

    private record Key(DealId deal, InvestorId investor) {
        static Key of(PlanLine line) {
            return new Key(line.deal(), line.investor());
        }
    }

    static PlanDifference of(Plan before, List<PlanLine> then, List<PlanLine> now) {
        Map<Key, PlanLine> old = new HashMap<>();
        then.forEach(line -> old.put(Key.of(line), line));
        List<Change> changes = new ArrayList<>();
        for (PlanLine line : now) {
            Optional<PlanLine> was = Optional.ofNullable(old.remove(Key.of(line)));
            if (was.filter(other -> sameOutcome(other, line)).isEmpty()) {
                changes.add(new Change(line.deal(), line.investor(), was, Optional.of(line)));
            }
        }
        old.values()
                .forEach(line ->
                        changes.add(new Change(line.deal(), line.investor(), Optional.of(line), Optional.empty())));
        changes.sort(Comparator.<Change>comparingLong(
                        change -> -Math.abs(change.more().minor()))
                .thenComparing(change -> change.deal().value())
                .thenComparing(change -> change.investor().value()));
        return new PlanDifference(before, changes);
    }

    private static boolean sameOutcome(PlanLine a, PlanLine b) {
        return a.remedy() == b.remedy()
                && a.amountDue().equals(b.amountDue())
                && a.amountIfSold().equals(b.amountIfSold())
                && a.offer().equals(b.offer());
    }
}
