package makewhole.allocation.allocation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import makewhole.allocation.allocation.CorrectionOrder.Move;
import makewhole.allocation.proration.DealId;

/**
 * What remediation-service says about a plan, to be checked here and not to be trusted.
 *
 * @param digest worked out anew from the plan's lines
 * @param approvalsNeeded how many persons of which role have to approve it; never fewer than one of each that we know of
 * @param rebookings the moves that the plan stands for, in the minor units of each deal
 */
public record PlanAuthority(
        UUID plan,
        String incident,
        String digest,
        String state,
        String author,
        Map<String, Integer> approvalsNeeded,
        List<Approval> approvals,
        List<Rebooking> rebookings) {
    private static final Set<String> RELEASED_OR_LATER = Set.of("RELEASED", "EXECUTING", "SETTLED");
    private static final Set<String> APPROVING_ROLES = Set.of("LEGAL", "OPERATIONS", "FINANCE");

    public PlanAuthority {
        approvalsNeeded = Map.copyOf(approvalsNeeded);
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
        Map<String, Set<String>> persons = new TreeMap<>();
        APPROVING_ROLES.forEach(role -> persons.put(role, new TreeSet<>()));
        approvalsNeeded.keySet().forEach(role -> persons.put(role, new TreeSet<>()));
        approvals.stream()
                .filter(approval -> approval.digest().equals(digest))
                .filter(approval -> !approval.subject().equals(author))
                .forEach(approval -> persons.computeIfPresent(approval.role(), (role, some) -> {
                    some.add(approval.subject());
                    return some;
                }));
        List<String> different =
                persons.values().stream().flatMap(Set::stream).distinct().toList();
        int counted = persons.values().stream().mapToInt(Set::size).sum();
        boolean enough =
                persons.entrySet().stream().allMatch(role -> role.getValue().size() >= needed(role.getKey()));
        // A person who speaks for two roles would be one too few.
        return enough && counted == different.size()
                ? Optional.empty()
                : Optional.of("""
                        The plan is not approved by legal, operations and finance: it needs %s, different persons and not \
                        its author; valid are %s""".formatted(new TreeMap<>(approvalsNeeded), persons));
    }

    private int needed(String role) {
        return Math.max(APPROVING_ROLES.contains(role) ? 1 : 0, approvalsNeeded.getOrDefault(role, 0));
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
