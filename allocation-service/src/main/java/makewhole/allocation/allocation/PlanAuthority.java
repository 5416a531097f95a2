package makewhole.allocation.allocation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import makewhole.allocation.allocation.CorrectionOrder.Move;
import makewhole.allocation.proration.DealId;

/**
 * What remediation-service says about a plan, to be checked here and not to be trusted.
 *
 * @param digest worked out anew from the plan's lines
 * @param rebookings the moves that the plan stands for, in the minor units of each deal
 */
public record PlanAuthority(
        UUID plan,
        String incident,
        String digest,
        String state,
        String author,
        List<Approval> approvals,
        List<Rebooking> rebookings) {
    private static final Set<String> RELEASED_OR_LATER = Set.of("RELEASED", "EXECUTING", "SETTLED");
    private static final Set<String> APPROVING_ROLES = Set.of("LEGAL", "OPERATIONS", "FINANCE");

    public PlanAuthority {
        approvals = List.copyOf(approvals);
        rebookings = List.copyOf(rebookings);
    }

    /** Who approved, in which role, and which digest. */
    public record Approval(String role, String subject, String digest) {}

    public record Rebooking(DealId deal, List<Move> moves) {
        public Rebooking {
            moves = List.copyOf(moves);
        }
    }

    /** Why this does not authorise an order; empty if it does. */
    Optional<String> refuses(CorrectionOrder order) {
        if (!plan.equals(order.plan()) || !incident.equals(order.incident())) {
            return Optional.of("This is not the plan or not its incident");
        }
        if (!digest.equals(order.planDigest())) {
            return Optional.of("The plan's digest is %s, not %s".formatted(digest, order.planDigest()));
        }
        if (!RELEASED_OR_LATER.contains(state)) {
            return Optional.of("The plan is %s, not released".formatted(state));
        }
        return missingApproval().or(() -> foreignMove(order));
    }

    private Optional<String> missingApproval() {
        List<Approval> valid = approvals.stream()
                .filter(approval -> approval.digest().equals(digest))
                .filter(approval -> !approval.subject().equals(author))
                .toList();
        Set<String> roles = valid.stream().map(Approval::role).collect(Collectors.toSet());
        Set<String> persons = valid.stream().map(Approval::subject).collect(Collectors.toSet());
        boolean approved = roles.containsAll(APPROVING_ROLES) && persons.size() >= APPROVING_ROLES.size();
        return approved
                ? Optional.empty()
                : Optional.of(
                        "The plan is not approved by legal, operations and finance: three persons, not its author");
    }

    private Optional<String> foreignMove(CorrectionOrder order) {
        Set<Move> allowed = new HashSet<>();
        rebookings.stream()
                .filter(rebooking -> rebooking.deal().equals(order.deal()))
                .forEach(rebooking -> allowed.addAll(rebooking.moves()));
        return order.moves().stream()
                .filter(move -> !allowed.contains(move))
                .findFirst()
                .map(move -> "The plan does not move %s by %d minor units in deal %s"
                        .formatted(move.investor(), move.change(), order.deal()));
    }
}
