package makewhole.remediation.settlement.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import makewhole.platform.money.Money;
import makewhole.remediation.settlement.PaymentRun;
import makewhole.remediation.settlement.RunFigures;
import makewhole.remediation.settlement.SentBack;
import org.jspecify.annotations.Nullable;

/**
 * A payment run on the wire.
 *
 * @param added what paying on this day adds to the plan, per currency
 * @param repeated payments of lines that were paid before and whose money came back, per currency
 * @param sentBackBy the files of the bank that said so, and who brought them
 * @param waiting lines that are due and not in it, since they came back from a run for a later day: propose one for that
 *     day too. Left out if nobody has counted them
 * @param withdrawnBecause in the words of whoever withdrew it
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
        Map<String, RepeatedBody> repeated,
        List<SentBackBody> sentBackBy,
        @Nullable Integer waiting,
        String digest,
        String proposedBy,
        @Nullable String approvedBy,
        @Nullable String withdrawnBecause) {
    record RepeatedBody(int payments, String total) {
        static RepeatedBody of(RunFigures.Repeated repeated) {
            return new RepeatedBody(repeated.payments(), repeated.total().amount());
        }
    }

    record SentBackBody(String file, String takenBy, Instant takenAt, int payments) {
        static SentBackBody of(SentBack one) {
            return new SentBackBody(one.file(), one.takenBy(), one.takenAt(), one.payments());
        }
    }

    static RunBody of(PaymentRun run, RunFigures figures, List<SentBack> sentBack) {
        return new RunBody(
                run.id().toString(),
                run.plan().toString(),
                run.day(),
                run.state().name(),
                figures.payments(),
                amounts(figures.totals()),
                amounts(figures.added()),
                repeated(figures),
                sentBack.stream().map(SentBackBody::of).toList(),
                run.waiting().isPresent() ? run.waiting().getAsInt() : null,
                figures.digest(),
                run.proposedBy(),
                run.approvedBy().orElse(null),
                run.withdrawnBecause().isEmpty() ? null : run.withdrawnBecause());
    }

    private static Map<String, RepeatedBody> repeated(RunFigures figures) {
        Map<String, RepeatedBody> bodies = new TreeMap<>();
        figures.repeated().forEach((currency, repeated) -> bodies.put(currency, RepeatedBody.of(repeated)));
        return bodies;
    }

    private static Map<String, String> amounts(Map<String, Money> sums) {
        Map<String, String> amounts = new TreeMap<>();
        sums.forEach((currency, sum) -> amounts.put(currency, sum.amount()));
        return amounts;
    }
}
