package makewhole.remediation.settlement;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import makewhole.platform.digest.LongListDigest;
import makewhole.platform.money.Money;

/**
 * What the payments of a run come to. It is worked out anew from the payments each time.
 *
 * @param totals what is paid, by code of currency
 * @param added what paying on the day of the run adds to the plan, by code of currency
 * @param digest what finance approves
 */
public record RunFigures(
        int payments,
        SortedMap<String, Money> totals,
        SortedMap<String, Money> added,
        SortedMap<String, Repeated> repeated,
        String digest) {
    /**
     * Payments whose money has gone out before and came back.
     *
     * @param total what they pay together
     */
    public record Repeated(int payments, Money total) {
        Repeated plus(Repeated other) {
            return new Repeated(Math.addExact(payments, other.payments), total.plus(other.total));
        }
    }

    public RunFigures {
        repeated = Collections.unmodifiableSortedMap(repeated);
        totals = Collections.unmodifiableSortedMap(totals);
        added = Collections.unmodifiableSortedMap(added);
    }

    static RunFigures of(PaymentRun run, Payments payments) {
        Adding adding = new Adding(run);
        payments.forEach(adding::add);
        return adding.figures();
    }

    /** Adds payment by payment, in the order of the lines. */
    public static final class Adding {
        private final SortedMap<String, Money> totals = new TreeMap<>();
        private final SortedMap<String, Money> added = new TreeMap<>();
        private final SortedMap<String, Repeated> repeated = new TreeMap<>();
        private final LongListDigest digest;
        private int count;

        public Adding(PaymentRun run) {
            digest = new LongListDigest(
                    Map.of(
                            "run", run.id().toString(),
                            "plan", run.plan().toString(),
                            "planDigest", run.planDigest(),
                            "day", run.day().toString()),
                    "payments");
        }

        public void add(Payment payment) {
            String currency = payment.amount().currency().getCurrencyCode();
            totals.merge(currency, payment.amount(), Money::plus);
            added.merge(currency, payment.added(), Money::plus);
            if (payment.endToEndId().attempt() > 1) {
                repeated.merge(currency, new Repeated(1, payment.amount()), Repeated::plus);
            }
            digest.add(payment.content());
            count = Math.incrementExact(count);
        }

        public RunFigures figures() {
            return new RunFigures(count, totals, added, repeated, digest.value());
        }
    }
}
