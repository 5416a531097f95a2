package makewhole.allocation.bisection;

import java.util.Optional;
import makewhole.allocation.audit.AuditId;
import makewhole.platform.problem.NotFoundException;

/** Every bisection that was ever asked for. A report is written once. */
public interface Bisections {
    void add(BisectionId id, AuditId audit, String requestedBy);

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
