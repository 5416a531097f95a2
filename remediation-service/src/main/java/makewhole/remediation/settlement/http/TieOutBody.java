package makewhole.remediation.settlement.http;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import makewhole.remediation.settlement.Bucket;
import makewhole.remediation.settlement.CurrencyTieOut;

/** The reconciliation on the wire. */
record TieOutBody(String plan, List<CurrencyBody> currencies) {

    record CurrencyBody(
            String currency,
            String plan,
            String addedByLaterDays,
            String offered,
            String due,
            String inFlight,
            String paid,
            String unclaimed,
            String nothingDue,
            String paymentFiles,
            String journal,
            String notices,
            Map<Bucket, Integer> lines,
            String difference,
            List<String> mismatches) {
        static CurrencyBody of(CurrencyTieOut one) {
            return new CurrencyBody(
                    one.currency(),
                    one.plan().amount(),
                    one.addedByLaterDays().amount(),
                    amount(one, Bucket.OFFERED),
                    amount(one, Bucket.DUE),
                    amount(one, Bucket.IN_FLIGHT),
                    amount(one, Bucket.PAID),
                    amount(one, Bucket.UNCLAIMED),
                    amount(one, Bucket.NOTHING_DUE),
                    one.paymentFiles().amount(),
                    one.journal().amount(),
                    one.notices().amount(),
                    new EnumMap<>(one.lines()),
                    one.difference().amount(),
                    one.mismatches());
        }

        private static String amount(CurrencyTieOut one, Bucket bucket) {
            return one.in(bucket).amount();
        }
    }
}
