package makewhole.notification.batch;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import makewhole.notification.Refusal;
import makewhole.notification.Refusal.AmountDiffers;
import makewhole.notification.Refusal.LineDiffers;
import makewhole.notification.Refusal.PlanNotAuthorised;
import makewhole.notification.batch.PlanAuthority.Approval;
import makewhole.notification.batch.PlanAuthority.Line;
import makewhole.notification.batch.PlanAuthority.Total;
import makewhole.notification.batch.PlanComparisons.Comparison;
import makewhole.notification.batch.PlanComparisons.Difference;

/**
 * Whether a plan carries a batch: people have approved exactly this plan, and the notices tell exactly its lines, no
 * more, no fewer, and no other amounts.
 */
final class AuthorityCheck {
    private static final Set<String> APPROVING_ROLES = Set.of("LEGAL", "OPERATIONS", "FINANCE");
    /** Before its release another version may still take a plan's place, and what customers were told would be untrue. */
    private static final String RELEASED = "RELEASED";

    private final Batch batch;
    private final PlanAuthority authority;

    AuthorityCheck(Batch batch, PlanAuthority authority) {
        this.batch = batch;
        this.authority = authority;
    }

    /** Why people have not approved this plan, if they have not. */
    Optional<Refusal> approvalMissing() {
        if (!authority.plan().equals(batch.plan()) || !authority.incident().equals(batch.incident())) {
            return notAuthorised("it is another plan, or of another incident");
        }
        if (!authority.digest().equals(batch.planDigest())) {
            return notAuthorised("it has changed since the notices were made: its digest is %s, theirs %s"
                    .formatted(authority.digest(), batch.planDigest()));
        }
        if (!authority.state().equals(RELEASED)) {
            return notAuthorised("it is " + authority.state());
        }
        return areEnough() ? Optional.empty() : notAuthorised("""
                different people, of legal, operations and finance and none its author, must have approved this digest: it \
                needs %s""".formatted(needed()));
    }

    /** For each role as many persons as it needs; nobody speaks for two. */
    private boolean areEnough() {
        Map<String, Integer> needed = needed();
        Map<String, Set<String>> roles = new TreeMap<>();
        Set<String> persons = new TreeSet<>();
        for (Approval approval : authority.approvals()) {
            boolean valid = approval.digest().equals(authority.digest())
                    && !approval.subject().equals(authority.author())
                    && needed.containsKey(approval.role());
            if (valid
                    && roles.computeIfAbsent(approval.role(), role -> new TreeSet<>())
                            .add(approval.subject())) {
                boolean another = persons.add(approval.subject());
                if (!another) {
                    return false;
                }
            }
        }
        return needed.entrySet().stream()
                .allMatch(role -> roles.getOrDefault(role.getKey(), Set.of()).size() >= role.getValue());
    }

    private Map<String, Integer> needed() {
        Map<String, Integer> needed = new TreeMap<>(authority.approvalsNeeded());
        APPROVING_ROLES.forEach(role -> needed.merge(role, 1, Math::max));
        return needed;
    }

    /** The first thing that the notices tell otherwise than the plan. */
    Optional<Refusal> difference(Comparison comparison) {
        if (comparison.twice().isPresent()) {
            return notAuthorised("it has a line twice");
        }
        if (comparison.first().isPresent() || !comparison.tellsRemedies()) {
            return comparison.first().map(AuthorityCheck::differing);
        }
        // A batch about remedies tells of every line of the plan that no batch before it has told of.
        return comparison
                .untold()
                .<Refusal>map(line -> new LineDiffers(line, "no notice tells of it"))
                .or(() -> differenceInTotals(comparison.sums()));
    }

    private static Refusal differing(Difference difference) {
        if (difference.planned().isEmpty()) {
            return new LineDiffers(difference.line(), "the plan has no such line");
        }
        Line line = difference.planned().get();
        if (!line.investor().equals(difference.investor())) {
            return new LineDiffers(
                    line.line(),
                    "the notice goes to %s, the line is of %s".formatted(difference.investor(), line.investor()));
        }
        if (difference.remedy().isPresent() && !difference.remedy().get().equals(line.remedy())) {
            return new LineDiffers(
                    line.line(),
                    "the notice tells of %s, the plan says %s"
                            .formatted(difference.remedy().get(), line.remedy()));
        }
        return difference.amount().equals(line.amountDue())
                ? new LineDiffers(
                        line.line(),
                        "the notice asks the customer to decide on %s, the plan says %s"
                                .formatted(words(difference.choice()), words(line.choice())))
                : new AmountDiffers(
                        line.line(), difference.amount(), line.amountDue().toString());
    }

    private static String words(Optional<Choice> choice) {
        return choice.map(Choice::toString).orElse("nothing");
    }

    /** Every line has been compared; so if they add up to the plan's totals, the notices do. */
    private Optional<Refusal> differenceInTotals(Map<String, Total> sums) {
        for (var sum : sums.entrySet()) {
            Total planned = authority.totals().get(sum.getKey());
            if (!sum.getValue().equals(planned)) {
                return Optional.of(new AmountDiffers(
                        "*",
                        sum.getValue().due(),
                        planned == null ? "nothing" : "%s in %d lines".formatted(planned.due(), planned.count())));
            }
        }
        return authority.totals().keySet().equals(sums.keySet())
                ? Optional.empty()
                : Optional.of(new LineDiffers(
                        "*", "the plan has totals in " + authority.totals().keySet()));
    }

    private Optional<Refusal> notAuthorised(String reason) {
        return Optional.of(new PlanNotAuthorised(batch.plan().toString(), reason));
    }
}
