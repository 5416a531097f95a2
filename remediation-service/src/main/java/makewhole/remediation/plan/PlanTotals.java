package makewhole.remediation.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/** What the lines of a plan come to, by code of currency. */
public record PlanTotals(SortedMap<String, PlanTotal> byCurrency) {
    public PlanTotals {
        byCurrency = Collections.unmodifiableSortedMap(new TreeMap<>(byCurrency));
    }

    /** How many lines there are in all currencies. */
    public int lines() {
        return byCurrency.values().stream().mapToInt(PlanTotal::lines).reduce(0, Math::addExact);
    }

    PlanTotals plus(PlanTotals other) {
        SortedMap<String, PlanTotal> sums = new TreeMap<>(byCurrency);
        other.byCurrency.forEach((currency, total) -> add(sums, currency, total));
        return new PlanTotals(sums);
    }

    private static void add(SortedMap<String, PlanTotal> sums, String currency, PlanTotal total) {
        try {
            sums.merge(currency, total, PlanTotal::plus);
        } catch (ArithmeticException doesNotFit) {
            throw new RefusedException(
                    new PlanRefusal.AmountTooLarge("What all lines in %s come to".formatted(currency)));
        }
    }

    /** Of lines that are gone through once for it. */
    public static PlanTotals of(PlanLines lines) {
        Adding adding = new Adding();
        lines.forEach(adding::add);
        return adding.totals();
    }

    /** Adds line by line. */
    public static final class Adding {
        private final SortedMap<String, PlanTotal> sums = new TreeMap<>();

        /**
         * Adds one.
         *
         * @throws RefusedException if the sum is larger than can be held
         */
        public void add(PlanLine line) {
            PlanTotals.add(sums, line.currency().getCurrencyCode(), PlanTotal.of(line));
        }

        public PlanTotals totals() {
            return new PlanTotals(sums);
        }
    }
}
