package makewhole.remediation.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.platform.digest.Digests;
import makewhole.platform.money.Money;
import makewhole.remediation.plan.PlanId;

/**
 * Payments of one plan that go out on one day, once finance has approved exactly them.
 *
 * @param planDigest of the released plan
 */
public record PaymentRun(
        UUID id,
        PlanId plan,
        String planDigest,
        LocalDate day,
        State state,
        String proposedBy,
        Instant proposedAt,
        Optional<String> approvedBy,
        Optional<Instant> approvedAt,
        List<Payment> payments) {
    /** How far it is. */
    public enum State {
        PROPOSED,
        /** Approved; its files are written and never change. */
        EXPORTED,
        /** Given up before it was approved; its lines are free for another run. */
        WITHDRAWN
    }

    public PaymentRun {
        payments = List.copyOf(payments);
    }

    /** What finance approves: worked out anew from the payments each time. */
    public String digest() {
        return Digests.of(Map.of(
                "run", id.toString(),
                "plan", plan.toString(),
                "planDigest", planDigest,
                "day", day.toString(),
                "payments", payments.stream().map(Payment::content).toList()));
    }

    /** The sum per currency. */
    public Map<String, Money> totals() {
        return sums(payments, Payment::amount);
    }

    /** What paying on this day adds to the plan, per currency. */
    public Map<String, Money> added() {
        return sums(payments, Payment::added);
    }

    List<Payment> in(Currency currency) {
        return payments.stream()
                .filter(payment -> payment.amount().currency().equals(currency))
                .toList();
    }

    PaymentRun approved(String by, Instant at) {
        return new PaymentRun(
                id,
                plan,
                planDigest,
                day,
                State.EXPORTED,
                proposedBy,
                proposedAt,
                Optional.of(by),
                Optional.of(at),
                payments);
    }

    PaymentRun withdrawn() {
        return new PaymentRun(
                id, plan, planDigest, day, State.WITHDRAWN, proposedBy, proposedAt, approvedBy, approvedAt, payments);
    }

    private static Map<String, Money> sums(List<Payment> payments, java.util.function.Function<Payment, Money> amount) {
        Map<String, Money> sums = new TreeMap<>();
        for (Payment payment : payments) {
            sums.merge(payment.amount().currency().getCurrencyCode(), amount.apply(payment), Money::plus);
        }
        return sums;
    }
}
