package makewhole.notification.batch;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import makewhole.platform.money.Money;

/**
 * What remediation-service says of a plan: who approved what, and what each line pays.
 *
 * @param author who may not be among the approvers
 * @param totals by currency
 * @param lines in any order
 */
public record PlanAuthority(
        UUID plan,
        String incident,
        String digest,
        String state,
        String author,
        List<Approval> approvals,
        Map<String, Total> totals,
        List<Line> lines) {
    public record Approval(String role, String subject, String digest) {}

    public record Total(Money due, long count) {}

    public record Line(String line, String investor, String remedy, Money amountDue) {}

    public PlanAuthority {
        approvals = List.copyOf(approvals);
        totals = Map.copyOf(totals);
        lines = List.copyOf(lines);
    }
}
