package makewhole.notification.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.money.Money;

/**
 * What remediation-service says of a plan: who approved what, and what each line pays.
 *
 * @param author who may not be among the approvers
 * @param approvalsNeeded how many persons of which role have to approve it; never fewer than one of each that we know of
 * @param totals by currency
 * @param lines read from where they are kept whenever they are needed, since there may be a million
 */
public record PlanAuthority(
        UUID plan,
        String incident,
        String digest,
        String state,
        String author,
        Map<String, Integer> approvalsNeeded,
        List<Approval> approvals,
        Map<String, Total> totals,
        PlannedLines lines)
        implements AutoCloseable {
    public record Approval(String role, String subject, String digest) {}

    public record Total(Money due, long count) {}

    /**
     * One of its lines.
     *
     * @param choice what the plan lets the investor decide on; empty if it is nothing
     */
    public record Line(String line, String investor, String remedy, Money amountDue, Optional<Choice> choice) {}

    public PlanAuthority {
        approvalsNeeded = Map.copyOf(approvalsNeeded);
        approvals = List.copyOf(approvals);
        totals = Map.copyOf(totals);
    }

    /** Forgets the lines. */
    @Override
    public void close() {
        lines.close();
    }
}
