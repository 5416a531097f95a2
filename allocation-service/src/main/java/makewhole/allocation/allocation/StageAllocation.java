package makewhole.allocation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.certificate.Certificate;
import makewhole.allocation.certificate.Verdict;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Result;
import makewhole.allocation.rejection.RejectCertificate;
import org.jboss.logging.Logger;

/** Works an allocation out, has it certified and keeps it, so that publishing it is a matter of milliseconds. */
@ApplicationScoped
class StageAllocation {
    private static final Logger LOG = Logger.getLogger(StageAllocation.class);

    private final Allocations allocations;
    private final StagedAllocations staged;
    private final RejectCertificate rejectCertificate;
    private final InstantSource clock;

    StageAllocation(
            Allocations allocations,
            StagedAllocations staged,
            RejectCertificate rejectCertificate,
            InstantSource clock) {
        this.allocations = allocations;
        this.staged = staged;
        this.rejectCertificate = rejectCertificate;
        this.clock = clock;
    }

    /**
     * The allocation of a deal's book as it stands, certified; the one that was staged before if the book is the same.
     *
     * @throws RefusedException if the certificate is refused; the version is halted then
     */
    Allocation stage(DealId deal, Algorithm algorithm, String subject) {
        DealBook book = staged.book(deal);
        return allocations
                .staged(deal, algorithm.version(), book.digest())
                .orElseGet(() -> make(book, algorithm, subject));
    }

    private Allocation make(DealBook book, Algorithm algorithm, String subject) {
        DealId deal = book.deal().id();
        Result result;
        try {
            result = algorithm.allocate(book.book());
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "event=algorithm-failed version=%s deal=%s", algorithm.version(), deal);
            throw rejected(book, algorithm, List.of("the algorithm failed: " + failed.getMessage()), subject);
        }
        return switch (Certificate.check(book.book(), result)) {
            case Verdict.Accepted() -> keep(book, algorithm, result, subject);
            case Verdict.Rejected(var violations) ->
                throw rejected(
                        book,
                        algorithm,
                        violations.stream().map(Object::toString).toList(),
                        subject);
        };
    }

    private Allocation keep(DealBook book, Algorithm algorithm, Result result, String subject) {
        DealId deal = book.deal().id();
        Allocation made = new Allocation(
                UUID.randomUUID(),
                deal,
                algorithm.version(),
                AllocationState.STAGED,
                new Origin.Published(),
                book.digest(),
                Allocation.linesDigest(deal, algorithm.version(), 0, result.shares()),
                Optional.of(result.levels()),
                0,
                new Allocation.Stamp(subject, clock.instant().truncatedTo(ChronoUnit.MICROS)),
                Optional.empty());
        staged.keep(made, result.shares(), result.dropOuts());
        return made;
    }

    private RefusedException rejected(DealBook book, Algorithm algorithm, List<String> violations, String subject) {
        rejectCertificate.halt(book, algorithm.version(), violations, subject);
        return new RefusedException(new Refusal.CertificateRejected(book.deal().id(), algorithm.version(), violations));
    }
}
