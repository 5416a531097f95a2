package makewhole.allocation.shadow;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import makewhole.allocation.allocation.Allocation;
import makewhole.allocation.allocation.Allocations;
import makewhole.allocation.allocation.WithinTime;
import makewhole.allocation.certificate.Certificate;
import makewhole.allocation.certificate.Verdict;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Algorithms;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.rejection.RejectCertificate;
import makewhole.allocation.rejection.Rejections;
import makewhole.platform.jobs.DurableJob;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Works out what a candidate would have made of a published deal, on the very same book, and compares line by line. */
@ApplicationScoped
class CompareInShadow implements DurableJob<CompareInShadow.Work> {
    private static final Logger LOG = Logger.getLogger(CompareInShadow.class);
    private static final String SUBJECT = "allocation-service";

    private final Allocations allocations;
    private final Deals deals;
    private final Comparisons comparisons;
    private final Rejections rejections;
    private final RejectCertificate rejectCertificate;
    private final InstantSource clock;
    private final Duration longest;

    CompareInShadow(
            Allocations allocations,
            Deals deals,
            Comparisons comparisons,
            Rejections rejections,
            RejectCertificate rejectCertificate,
            InstantSource clock,
            @ConfigProperty(name = "makewhole.shadow.longest-computation") Duration longest) {
        this.allocations = allocations;
        this.deals = deals;
        this.comparisons = comparisons;
        this.rejections = rejections;
        this.rejectCertificate = rejectCertificate;
        this.clock = clock;
        this.longest = longest;
    }

    /** Which allocation, and with which candidate. */
    record Work(UUID allocation, String candidate) {}

    @Override
    public String name() {
        return "compare-in-shadow";
    }

    @Override
    public Class<Work> payloadType() {
        return Work.class;
    }

    /** Candidates that take long must not keep the opening of an incident waiting. */
    @Override
    public int mostAtOnce(int threads) {
        return Math.max(1, threads - 1);
    }

    /** Halts before it keeps the comparison: a crash in between repeats both, and neither can happen twice. */
    @Override
    public void run(Work work) {
        VersionName candidate = new VersionName(work.candidate());
        Optional<Algorithm> algorithm = Algorithms.of(candidate);
        if (algorithm.isEmpty() || comparisons.isKept(work.allocation(), candidate)) {
            LOG.infof("event=shadow-skipped allocation=%s candidate=%s", work.allocation(), candidate);
            return;
        }
        Allocation published = allocations.require(work.allocation());
        DealBook book = deals.requireBook(published.deal());
        if (!book.digest().equals(published.inputsDigest())) {
            throw new IllegalStateException(
                    "the book of deal %s is not the one that was allocated".formatted(published.deal()));
        }
        compare(published, book, new WithinTime(algorithm.get(), longest));
    }

    void compare(Allocation published, DealBook book, Algorithm algorithm) {
        VersionName candidate = algorithm.version();
        Attempt attempt = attempt(algorithm, book.book());
        if (!attempt.violations().isEmpty() && rejections.of(candidate).isEmpty()) {
            rejectCertificate.halt(book, candidate, attempt.violations(), SUBJECT);
        }
        List<Comparison.Difference> differences = attempt.result()
                .map(result -> differences(published, result, attempt.violations()))
                .orElseGet(List::of);
        comparisons.keepOnce(new Comparison(
                published.id(),
                published.deal(),
                book.deal().currency(),
                candidate,
                Comparison.outcome(attempt.violations(), differences),
                attempt.violations(),
                differences,
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /** A result that was refused may hold sums that no number has room for; then the violations have to do. */
    private List<Comparison.Difference> differences(Allocation published, Result result, List<String> violations) {
        try {
            return Comparison.differences(allocations.lines(published.id()), result.shares());
        } catch (ArithmeticException overflow) {
            if (violations.isEmpty()) {
                throw overflow;
            }
            LOG.warnf("event=shadow-differences-too-large allocation=%s", published.id());
            return List.of();
        }
    }

    private record Attempt(Optional<Result> result, List<String> violations) {}

    /**
     * No result in time, a recursion without end, or a result that cannot even be checked fails this candidate as an
     * exception does, and nothing else.
     */
    private static Attempt attempt(Algorithm algorithm, Book book) {
        Optional<Result> result = Optional.empty();
        try {
            result = Optional.of(algorithm.allocate(book));
            return checked(book, result.get());
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "event=algorithm-failed version=%s", algorithm.version());
            return new Attempt(result, List.of("the algorithm failed: " + failed));
        }
    }

    private static Attempt checked(Book book, Result result) {
        return switch (Certificate.check(book, result)) {
            case Verdict.Accepted() -> new Attempt(Optional.of(result), List.of());
            case Verdict.Rejected(var violations) ->
                new Attempt(
                        Optional.of(result),
                        violations.stream().map(Object::toString).toList());
        };
    }
}
