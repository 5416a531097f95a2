package makewhole.allocation.killswitch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.proration.DealId;
import makewhole.platform.problem.NotFoundException;

/** All engagements, and the refusals they have led to. */
public interface Engagements {
    /** All that halt something, and the latest that were released; the oldest first. */
    List<Engagement> latest(int released);

    /** Those that are looked for after a position, in the order in which they were written down. */
    List<Placed> after(long position, Sought sought, int limit);

    /** Those that halt something, as committed when it is asked. What cannot be made sense of halts everything. */
    List<Engagement> engaged();

    Optional<Engagement> find(UUID id);

    /**
     * Adds it, locked for the running transaction. If one of the same scope and incident is in force, that one is
     * locked and given instead, and a request to release it falls.
     */
    Engagement engage(Engagement engagement);

    /** Locks an engagement for the running transaction. */
    void lock(UUID id);

    void change(Engagement engagement);

    void addRefusal(Refused refused);

    /**
     * Refusals after a position, in order.
     *
     * @param deal only of this one; empty for all
     * @param incident only because of this one; empty for all
     */
    List<Refused> refusalsAfter(long position, Optional<DealId> deal, Optional<String> incident, int limit);

    /**
     * The engagement.
     *
     * @throws NotFoundException if there is none
     */
    default Engagement require(UUID id) {
        return find(id).orElseThrow(() -> new NotFoundException("engagement", id));
    }

    /** An engagement and its place in the list. */
    record Placed(long position, Engagement engagement) {}

    /** Which engagements are looked for; what is empty does not matter. */
    record Sought(Optional<EngagementState> state, Optional<Scope.Kind> kind, Optional<String> name) {}

    /**
     * An attempt that the switch refused.
     *
     * @param position its place in the list; 0 while it has none
     */
    record Refused(long position, Instant at, DealId deal, String subject, Scope scope, String incident) {}
}
