package makewhole.allocation.killswitch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.proration.DealId;
import makewhole.platform.problem.NotFoundException;

/** All engagements, and the refusals they have led to. */
public interface Engagements {
    /** The oldest first. */
    List<Engagement> all();

    /** Those that halt something, as committed when it is asked. What cannot be made sense of halts everything. */
    List<Engagement> engaged();

    Optional<Engagement> find(UUID id);

    /** Adds it; gives the one that is there already if another call was faster. */
    Engagement add(Engagement engagement);

    /** Locks an engagement for the running transaction. */
    void lock(UUID id);

    void change(Engagement engagement);

    void addRefusal(Refused refused);

    /** Refusals after a position, in order. */
    List<Refused> refusalsAfter(long position, int limit);

    /**
     * The engagement.
     *
     * @throws NotFoundException if there is none
     */
    default Engagement require(UUID id) {
        return find(id).orElseThrow(() -> new NotFoundException("engagement", id));
    }

    /**
     * An attempt that the switch refused.
     *
     * @param position its place in the list; 0 while it has none
     */
    record Refused(long position, Instant at, DealId deal, String subject, Scope scope, String incident) {}
}
