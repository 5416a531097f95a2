package makewhole.allocation.bisection;

import java.util.List;
import java.util.Optional;
import makewhole.allocation.audit.AuditId;
import makewhole.platform.problem.NotFoundException;

/** Every bisection that was ever asked for. A report is written once. */
public interface Bisections {
    void add(Bisection requested);

    /** Those of an audit, in the order in which they were asked for, from the one after {@code after}. */
    List<Bisection> after(AuditId audit, Optional<BisectionId> after, int limit);

    Optional<Bisection> find(BisectionId id);

    void end(BisectionId id, Report report);

    /**
     * The bisection.
     *
     * @throws NotFoundException if there is none
     */
    default Bisection require(BisectionId id) {
        return find(id).orElseThrow(() -> new NotFoundException("bisection", id));
    }
}
