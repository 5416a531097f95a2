package makewhole.remediation.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import makewhole.platform.identity.Role;
import makewhole.platform.identity.Subject;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * What is to be done for every finding of an incident, and who stands for it. The rules of who may approve live here:
 * legal, operations and finance, three different persons, none of them the author, all of them naming the digest.
 *
 * @param version counted from 1 within the incident
 * @param supersedes the version before, if there is one
 * @param author who had it worked out; may not approve it
 * @param digest there once it is frozen
 * @param approvals of the frozen digest, in the order in which they were given; void once it is superseded
 */
public record Plan(
        PlanId id,
        IncidentId incident,
        int version,
        Optional<PlanId> supersedes,
        PlanState state,
        String author,
        Instant createdAt,
        PlanTerms terms,
        RateTableReference rates,
        Optional<String> digest,
        List<Approval> approvals,
        Optional<Instant> releasedAt) {
    /** Whose approval a plan needs. */
    public static final Set<Role> APPROVERS = Set.copyOf(EnumSet.of(Role.LEGAL, Role.OPERATIONS, Role.FINANCE));

    public Plan {
        approvals = List.copyOf(approvals);
    }

    /** Binds it to a digest; from now on nothing but approvals is added to it. */
    Plan freeze(String worked) {
        require(Set.of(PlanState.DRAFT));
        return with(PlanState.FROZEN, Optional.of(worked), approvals, releasedAt);
    }

    /** One more approval; the last one makes it approved. */
    Plan approve(Subject subject, String named, Instant at) {
        require(Set.of(PlanState.FROZEN));
        requireDigest(named);
        if (!APPROVERS.contains(subject.role()) || !subject.isAnotherPersonThan(author)) {
            throw new RefusedException(new PlanRefusal.SecondPersonRequired(
                    "The author of a plan may not approve it; legal, operations and finance may, one person each"));
        }
        for (Approval before : approvals) {
            if (!subject.isAnotherPersonThan(before.subject())) {
                throw new RefusedException(
                        new PlanRefusal.SecondPersonRequired("You have approved this plan; another person must"));
            }
            if (before.role() == subject.role()) {
                throw new RefusedException(new PlanRefusal.AlreadyApproved(
                        id.toString(), subject.role().name()));
            }
        }
        List<Approval> more = new ArrayList<>(approvals);
        more.add(new Approval(subject.role(), subject.name(), named, at));
        PlanState next = more.size() == APPROVERS.size() ? PlanState.APPROVED : PlanState.FROZEN;
        return with(next, digest, more, releasedAt);
    }

    /**
     * Lets it be carried out.
     *
     * @param named the digest that the person who releases it has read
     * @param workedAnew the digest as it comes out of what is stored now
     */
    Plan release(String named, String workedAnew, Instant at) {
        require(Set.of(PlanState.APPROVED));
        requireDigest(named);
        requireDigest(workedAnew);
        return with(PlanState.RELEASED, digest, approvals, Optional.of(at));
    }

    /** Gives way to a new version; its approvals are void. */
    Plan supersede() {
        require(Set.of(PlanState.DRAFT, PlanState.FROZEN, PlanState.APPROVED));
        return with(PlanState.SUPERSEDED, digest, List.of(), releasedAt);
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

    private Plan with(PlanState next, Optional<String> bound, List<Approval> given, Optional<Instant> released) {
        return new Plan(
                id, incident, version, supersedes, next, author, createdAt, terms, rates, bound, given, released);
    }
}
