package makewhole.allocation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.certificate.Certificate;
import makewhole.allocation.certificate.Verdict;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.rejection.RejectCertificate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Works an allocation out, has it certified and keeps it, so that publishing it is a matter of milliseconds. */
@ApplicationScoped
class StageAllocation {
    private static final Logger LOG = Logger.getLogger(StageAllocation.class);

    private final Allocations allocations;
    private final StagedAllocations staged;
    private final RejectCertificate rejectCertificate;
    private final InstantSource clock;
    private final Duration longest;

    StageAllocation(
            Allocations allocations,
            StagedAllocations staged,
            RejectCertificate rejectCertificate,
            InstantSource clock,
            @ConfigProperty(name = "makewhole.allocation.longest-computation") Duration longest) {
        this.allocations = allocations;
        this.staged = staged;
        this.rejectCertificate = rejectCertificate;
        this.clock = clock;
        this.longest = longest;
    }

    /**
     * The allocation of a deal's book as it stands, certified; the one that was staged before if the book is the same.
     *
     * @throws RefusedException if the certificate is refused; the version is halted then
     */
    Staged stage(Deal deal, Algorithm algorithm, String subject) {
        DealBook book = staged.book(deal.id());
        String digest = book.digest();
        return allocations
                .staged(deal.id(), algorithm.version(), digest)
                .map(before -> new Staged(before, allocations.lines(before.id()), deal.currency()))
                .orElseGet(() -> make(book, digest, algorithm, subject));
    }

    private Staged make(DealBook book, String digest, Algorithm algorithm, String subject) {
        DealId deal = book.deal().id();
        Result result;
        try {
            result = new WithinTime(algorithm, longest).allocate(book.book());
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException failed) {
            if (failed.getCause() instanceof OutOfMemoryError) {
                throw failed; // It says as much of the machine as of the version, which would be suspected for ever.
            }
            LOG.errorf(failed, "event=algorithm-failed version=%s deal=%s", algorithm.version(), deal);
            throw rejected(book, algorithm, List.of("the algorithm failed: " + failed.getMessage()), subject);
        }
        return switch (Certificate.check(book.book(), result)) {
            case Verdict.Accepted() -> keep(book, digest, new Made(algorithm.version(), result), subject);
            case Verdict.Rejected(var violations) ->
                throw rejected(
                        book,
                        algorithm,
                        violations.stream().map(Object::toString).toList(),
                        subject);
        };
    }

    private record Made(VersionName version, Result result) {}

    private Staged keep(DealBook book, String digest, Made made, String subject) {
        DealId deal = book.deal().id();
        List<Share> lines = made.result().shares().stream()
                .sorted(Comparator.comparing(Share::investor))
                .toList();
        Allocation allocation = new Allocation(
                UUID.randomUUID(),
                deal,
                made.version(),
                AllocationState.STAGED,
                new Origin.Published(),
                digest,
                Allocation.linesDigest(deal, made.version(), 0, lines),
                Optional.of(made.result().levels()),
                0,
                new Allocation.Stamp(subject, clock.instant().truncatedTo(ChronoUnit.MICROS)),
                Optional.empty());
        staged.keep(allocation, lines, made.result().dropOuts());
        return new Staged(allocation, lines, book.deal().currency());
    }

    private RefusedException rejected(DealBook book, Algorithm algorithm, List<String> violations, String subject) {
        rejectCertificate.halt(book, algorithm.version(), violations, subject);
        return new RefusedException(new Refusal.CertificateRejected(book.deal().id(), algorithm.version(), violations));
    }
}
