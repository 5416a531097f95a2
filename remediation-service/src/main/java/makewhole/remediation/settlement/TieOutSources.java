package makewhole.remediation.settlement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import makewhole.remediation.ledger.Entry;
import makewhole.remediation.notice.Notification;
import makewhole.remediation.payment.OrderedPayments;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanLine;

/**
 * What a tie-out compares, each read from where it stands on its own.
 *
 * @param lines of the plan
 * @param taken choices that were carried out
 * @param owed obligations that were booked
 * @param endings what ended otherwise than the plan says
 * @param exported payments of approved runs
 * @param ordered what the text of the payment files orders
 * @param damaged payment files that are no longer what was written; nothing is read out of them
 * @param unclaimed lines of the unclaimed register
 * @param entries of the double-entry journal
 * @param notices the totals that notification-service gives, by currency; empty if no notice was handed over
 */
record TieOutSources(
        List<PlanLine> lines,
        Map<LineId, TakenChoice> taken,
        Map<LineId, Obligation> owed,
        Endings endings,
        List<Payment> exported,
        List<OrderedPayments.Ordered> ordered,
        List<PaymentFile> damaged,
        Set<LineId> unclaimed,
        List<Entry> entries,
        Map<String, Notification.Total> notices) {
    TieOutSources {
        lines = List.copyOf(lines);
        taken = Map.copyOf(taken);
        owed = Map.copyOf(owed);
        exported = List.copyOf(exported);
        ordered = List.copyOf(ordered);
        damaged = List.copyOf(damaged);
        unclaimed = Set.copyOf(unclaimed);
        entries = List.copyOf(entries);
        notices = Map.copyOf(notices);
    }
}
