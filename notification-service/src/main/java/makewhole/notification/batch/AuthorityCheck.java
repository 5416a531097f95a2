package makewhole.notification.batch;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import makewhole.notification.Refusal;
import makewhole.notification.Refusal.AmountDiffers;
import makewhole.notification.Refusal.LineDiffers;
import makewhole.notification.Refusal.PlanNotAuthorised;
import makewhole.notification.batch.PlanAuthority.Approval;
import makewhole.notification.batch.PlanAuthority.Line;
import makewhole.notification.batch.PlanAuthority.Total;

/**
 * Whether a plan carries a batch: people have approved exactly this plan, and the notices tell exactly its lines, no
 * more, no fewer, and no other amounts.
 */
final class AuthorityCheck {
    private static final Set<String> APPROVING_ROLES = Set.of("LEGAL", "OPERATIONS", "FINANCE");
    private static final Set<String> APPROVED_STATES = Set.of("APPROVED", "RELEASED", "EXECUTING", "SETTLED");

    private final Batch batch;
    private final PlanAuthority authority;

    private final Set<String> toldBefore;

    private AuthorityCheck(Batch batch, PlanAuthority authority, Set<String> toldBefore) {
        this.batch = batch;
        this.authority = authority;
        this.toldBefore = toldBefore;
    }

    /**
     * The first thing that is wrong, if anything is.
     *
     * @param notices hands on all of the batch, one by one
     * @param remedies the remedy each template tells of; a template that tells of none is not in it
     * @param toldBefore the lines that other batches of this plan tell of
     */
    static Optional<Refusal> refusal(
            Batch batch,
            Consumer<Consumer<Notice>> notices,
            Map<String, String> remedies,
            Set<String> toldBefore,
            PlanAuthority authority) {
        AuthorityCheck check = new AuthorityCheck(batch, authority, toldBefore);
        return check.approvalMissing().or(() -> check.differenceIn(notices, remedies));
    }

    private Optional<Refusal> approvalMissing() {
        if (!authority.plan().equals(batch.plan()) || !authority.incident().equals(batch.incident())) {
            return notAuthorised("it is another plan, or of another incident");
        }
        if (!authority.digest().equals(batch.planDigest())) {
            return notAuthorised("it has changed since the notices were made: its digest is %s, theirs %s"
                    .formatted(authority.digest(), batch.planDigest()));
        }
        if (!APPROVED_STATES.contains(authority.state())) {
            return notAuthorised("it is " + authority.state());
        }
        List<Approval> valid = authority.approvals().stream()
                .filter(approval -> approval.digest().equals(authority.digest()))
                .filter(approval -> !approval.subject().equals(authority.author()))
                .filter(approval -> APPROVING_ROLES.contains(approval.role()))
                .toList();
        Set<String> roles = valid.stream().map(Approval::role).collect(toSet());
        long persons = valid.stream().map(Approval::subject).distinct().count();
        if (roles.size() < APPROVING_ROLES.size() || persons < APPROVING_ROLES.size()) {
            return notAuthorised(
                    "three different people, of legal, operations and finance and none its author, must have"
                            + " approved this digest; valid are " + roles);
        }
        return Optional.empty();
    }

    private Optional<Refusal> differenceIn(Consumer<Consumer<Notice>> notices, Map<String, String> remedies) {
        Map<String, Line> lines =
                authority.lines().stream().collect(toMap(Line::line, line -> line, (first, again) -> first));
        if (lines.size() != authority.lines().size()) {
            return notAuthorised("it has a line twice");
        }
        Comparison comparison = new Comparison(lines, remedies);
        notices.accept(comparison::compare);
        if (comparison.first.isPresent() || !comparison.tellsRemedies) {
            return comparison.first;
        }
        return untold(comparison.told, lines.keySet()).or(this::differenceInTotals);
    }

    /** What has been seen of the notices so far. */
    private static final class Comparison {
        private final Map<String, Line> lines;
        private final Map<String, String> remedies;
        private final Set<String> told = new HashSet<>();
        private Optional<Refusal> first = Optional.empty();
        private boolean tellsRemedies;

        Comparison(Map<String, Line> lines, Map<String, String> remedies) {
            this.lines = lines;
            this.remedies = remedies;
        }

        void compare(Notice notice) {
            told.add(notice.line());
            tellsRemedies |= remedies.containsKey(notice.template());
            if (first.isEmpty()) {
                Line line = lines.get(notice.line());
                first = line == null
                        ? Optional.of(new LineDiffers(notice.line(), "the plan has no such line"))
                        : difference(notice, line, Optional.ofNullable(remedies.get(notice.template())));
            }
        }
    }

    private static Optional<Refusal> difference(Notice notice, Line line, Optional<String> remedy) {
        if (!line.investor().equals(notice.recipient().investor())) {
            return Optional.of(new LineDiffers(
                    line.line(),
                    "the notice goes to %s, the line is of %s"
                            .formatted(notice.recipient().investor(), line.investor())));
        }
        if (remedy.isPresent() && !remedy.get().equals(line.remedy())) {
            return Optional.of(new LineDiffers(
                    line.line(), "the notice tells of %s, the plan says %s".formatted(remedy.get(), line.remedy())));
        }
        if (!line.amountDue().equals(notice.amount())) {
            return Optional.of(new AmountDiffers(
                    line.line(), notice.amount(), line.amountDue().toString()));
        }
        return Optional.empty();
    }

    /** A batch about remedies tells of every line of the plan that no batch before it has told of. */
    private Optional<Refusal> untold(Set<String> toldHere, Set<String> lines) {
        Set<String> told = new HashSet<>(toldBefore);
        told.addAll(toldHere);
        return lines.stream()
                .filter(line -> !told.contains(line))
                .sorted()
                .findFirst()
                .map(line -> new LineDiffers(line, "no notice tells of it"));
    }

    /** Every line has been compared; so if they add up to the plan's totals, the notices do. */
    private Optional<Refusal> differenceInTotals() {
        Map<String, Total> sums = new HashMap<>();
        for (Line line : authority.lines()) {
            sums.merge(
                    line.amountDue().currency().getCurrencyCode(),
                    new Total(line.amountDue(), 1),
                    (a, b) -> new Total(a.due().plus(b.due()), a.count() + b.count()));
        }
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
