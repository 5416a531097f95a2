package makewhole.remediation.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * What is to be done for every finding of an incident, and who stands for it. The rules of who may approve live here:
 * legal, operations and finance, different persons, none of them the author, all of them naming the digest. Above the firm's
 * threshold two persons of finance.
 *
 * @param version counted from 1 within the incident
 * @param supersedes the version before, if there is one
 * @param supplements the released plan that it grants something beyond, if it is a supplement
 * @param author who had it worked out; may not approve it
 * @param digest there once it is frozen
 * @param secondFinance whether two persons of finance have to approve it; decided when it is frozen
 * @param approvals of the frozen digest, in the order in which they were given; void once it is superseded or rejected
 */
public record Plan(
        PlanId id,
        IncidentId incident,
        int version,
        Optional<PlanId> supersedes,
        Optional<PlanId> supplements,
        PlanState state,
        String author,
        Instant createdAt,
        PlanTerms terms,
        RateTableReference rates,
        Optional<String> digest,
        boolean secondFinance,
        List<Approval> approvals,
        Optional<Rejection> rejection,
        Optional<Instant> releasedAt) {
    /** Whose approval a plan needs. */
    public static final Set<Role> APPROVERS = Set.copyOf(EnumSet.of(Role.LEGAL, Role.OPERATIONS, Role.FINANCE));

    public Plan {
        approvals = List.copyOf(approvals);
    }

    /** How many persons of a role have to approve it. */
    public int needed(Role role) {
        if (!APPROVERS.contains(role)) {
            return 0;
        }
        return role == Role.FINANCE && secondFinance ? 2 : 1;
    }

    /** The draft, with its need of a second person of finance decided. */
    Plan needing(boolean second) {
        require(Set.of(PlanState.DRAFT));
        return new Plan(
                id,
                incident,
                version,
                supersedes,
                supplements,
                state,
                author,
                createdAt,
                terms,
                rates,
                digest,
                second,
                approvals,
                rejection,
                releasedAt);
    }

    /** Binds it to a digest; from now on nothing but approvals is added to it. */
    Plan freeze(String worked) {
        require(Set.of(PlanState.DRAFT));
        return with(PlanState.FROZEN, Optional.of(worked), approvals);
    }

    /** One more approval; the last one that is needed makes it approved. */
    Plan approve(Subject subject, String named, Instant at, Duration valid) {
        require(Set.of(PlanState.FROZEN));
        requireDigest(named);
        if (!APPROVERS.contains(subject.role()) || !subject.isAnotherPersonThan(author)) {
            throw new RefusedException(new PlanRefusal.SecondPersonRequired(
                    "The author of a plan may not approve it; legal, operations and finance may, each person once"));
        }
        if (approvals.stream().anyMatch(before -> !subject.isAnotherPersonThan(before.subject()))) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("You have approved this plan; another person must"));
        }
        if (given(subject.role()) == needed(subject.role())) {
            throw new RefusedException(new PlanRefusal.AlreadyApproved(
                    id.toString(), subject.role().name()));
        }
        List<Approval> more = new ArrayList<>(approvals);
        more.add(new Approval(subject.role(), subject.name(), named, at, Optional.of(at.plus(valid))));
        Plan approved = with(PlanState.FROZEN, digest, more);
        return approved.isComplete() ? approved.with(PlanState.APPROVED, digest, more) : approved;
    }

    /**
     * As it stands at a moment: approvals that have lapsed are gone, and without them it is no longer approved. What is
     * released stays released.
     */
    public Plan lapse(Instant now) {
        boolean waiting = state == PlanState.FROZEN || state == PlanState.APPROVED;
        if (!waiting || approvals.stream().noneMatch(one -> one.hasLapsed(now))) {
            return this;
        }
        return with(
                PlanState.FROZEN,
                digest,
                approvals.stream().filter(one -> !one.hasLapsed(now)).toList());
    }

    /** As it stands once what it was worked out with has changed: whatever was approved is approved no more. */
    Plan outdated() {
        boolean waiting = state == PlanState.FROZEN || state == PlanState.APPROVED;
        return waiting ? with(PlanState.FROZEN, digest, List.of()) : this;
    }

    /** Says no to it; only a new version can be approved then. */
    Plan reject(Subject subject, String named, String reason, Instant at) {
        require(Set.of(PlanState.FROZEN, PlanState.APPROVED));
        requireDigest(named);
        if (!APPROVERS.contains(subject.role())) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("Legal, operations and finance may reject a plan"));
        }
        return new Plan(
                id,
                incident,
                version,
                supersedes,
                supplements,
                PlanState.REJECTED,
                author,
                createdAt,
                terms,
                rates,
                digest,
                secondFinance,
                List.of(),
                Optional.of(new Rejection(subject.role(), subject.name(), named, reason, at)),
                releasedAt);
    }

    /**
     * Lets it be carried out.
     *
     * @param subject a person of operations
     * @param named the digest that the person who releases it has read
     * @param workedAnew the digest as it comes out of what is stored now
     */
    Plan release(Subject subject, String named, String workedAnew, Instant at) {
        if (subject.role() != Role.OPERATIONS) {
            throw new RefusedException(new CaseRefusal.RoleMissing("releasing a plan", Role.OPERATIONS.name()));
        }
        require(Set.of(PlanState.APPROVED));
        requireDigest(named);
        requireDigest(workedAnew);
        if (lapse(at).state != PlanState.APPROVED) {
            throw new RefusedException(new PlanRefusal.ApprovalLapsed(
                    id.toString(),
                    approvals.stream()
                            .filter(one -> one.hasLapsed(at))
                            .map(one -> one.role().name())
                            .toList()));
        }
        return new Plan(
                id,
                incident,
                version,
                supersedes,
                supplements,
                PlanState.RELEASED,
                author,
                createdAt,
                terms,
                rates,
                digest,
                secondFinance,
                approvals,
                rejection,
                Optional.of(at));
    }

    /** Gives way to a new version; its approvals are void. */
    Plan supersede() {
        require(Set.of(PlanState.DRAFT, PlanState.FROZEN, PlanState.APPROVED, PlanState.REJECTED));
        return with(PlanState.SUPERSEDED, digest, List.of());
    }

    /** Whether people have approved it, carried out or not. */
    public boolean isApproved() {
        return state == PlanState.APPROVED || state == PlanState.RELEASED;
    }

    void require(Set<PlanState> wanted) {
        if (!wanted.contains(state)) {
            throw new RefusedException(new PlanRefusal.WrongState(
                    id.toString(),
                    state.name(),
                    String.join(" or ", wanted.stream().map(Enum::name).sorted().toList())));
        }
    }

    private void requireDigest(String named) {
        if (!digest.map(named::equals).orElse(false)) {
            throw new RefusedException(new PlanRefusal.DigestStale(id.toString(), named, digest.orElse("none")));
        }
    }

    private long given(Role role) {
        return approvals.stream().filter(one -> one.role() == role).count();
    }

    private boolean isComplete() {
        return APPROVERS.stream().allMatch(role -> given(role) >= needed(role));
    }

    private Plan with(PlanState next, Optional<String> bound, List<Approval> given) {
        return new Plan(
                id,
                incident,
                version,
                supersedes,
                supplements,
                next,
                author,
                createdAt,
                terms,
                rates,
                bound,
                secondFinance,
                given,
                rejection,
                releasedAt);
    }
}
