package makewhole.allocation.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.allocation.NoResultInTimeException;
import makewhole.allocation.allocation.WithinTime;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditedDeal;
import makewhole.allocation.audit.Audits;
import makewhole.allocation.audit.DealVerdict;
import makewhole.allocation.certificate.Certificate;
import makewhole.allocation.certificate.Verdict;
import makewhole.allocation.deal.Deals;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.deal.PastBooks;
import makewhole.allocation.proration.Algorithm;
import makewhole.allocation.proration.Algorithms;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.VersionName;
import makewhole.allocation.regression.RegressionCase;
import makewhole.allocation.regression.RegressionCases;
import makewhole.allocation.rejection.RejectCertificate;
import makewhole.allocation.version.Verification;
import makewhole.allocation.version.Versions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts a version to the proof. It passes if it gives the right answer to every regression case, keeps every law on
 * every seeded book, and on the whole past book is certified and differs from what was booked exactly by the findings
 * of the audit. Code that does not come back with a result in time has failed, and is asked for nothing more. The active
 * version is halted if its certificate is refused here, as it would be if it was refused in publishing.
 */
@ApplicationScoped
class VerifyVersion {
    private static final String SUBJECT = "allocation-service";
    private static final int DEALS_AT_ONCE = 20;
    private static final int CASES_AT_ONCE = 20;

    private final RegressionCases cases;
    private final PastBooks pastBooks;
    private final Audits audits;
    private final Deals deals;
    private final Versions versions;
    private final RejectCertificate rejectCertificate;
    private final Duration longest;

    VerifyVersion(
            RegressionCases cases,
            PastBooks pastBooks,
            Audits audits,
            Deals deals,
            Versions versions,
            RejectCertificate rejectCertificate,
            @ConfigProperty(name = "makewhole.verification.longest-computation") Duration longest) {
        this.cases = cases;
        this.pastBooks = pastBooks;
        this.audits = audits;
        this.deals = deals;
        this.versions = versions;
        this.rejectCertificate = rejectCertificate;
        this.longest = longest;
    }

    /** All that is read never changes, so no transaction holds it together. A version whose code fails has failed. */
    Verification verify(VerificationRuns.Run run, Tally tally) {
        return verify(Algorithms.of(run.version()).orElseThrow(), run.audit(), tally);
    }

    Verification verify(Algorithm unguarded, AuditId audit, Tally tally) {
        Algorithm algorithm = new WithinTime(unguarded, longest);
        try {
            askRegressionCases(algorithm, tally);
            LawProof.of(unguarded, longest, tally);
            tally.findings(audits.progress(audit).total().findings());
            replay(algorithm, audit, tally);
        } catch (NoResultInTimeException late) {
            tally.failure("%s: %s, so it was asked for nothing more".formatted(algorithm.version(), late.getMessage()));
        }
        return tally.verification();
    }

    private void askRegressionCases(Algorithm algorithm, Tally tally) {
        Optional<UUID> after = Optional.empty();
        List<RegressionCase> page;
        do {
            page = cases.after(after, RegressionCases.Sought.ANY, CASES_AT_ONCE);
            page.forEach(one -> ask(algorithm, one, tally));
            tally.tell();
            after = page.isEmpty() ? after : Optional.of(page.getLast().id());
        } while (page.size() == CASES_AT_ONCE);
    }

    private static void ask(Algorithm algorithm, RegressionCase one, Tally tally) {
        if (!one.isIntact()) {
            tally.failure("regression case %s is not what was frozen".formatted(one.id()));
        }
        boolean passed = allocated(algorithm, one.deal(), one.book(), tally)
                .map(Result::shares)
                .filter(one.right().shares()::equals)
                .isPresent();
        tally.regressionCase(passed);
        if (!passed) {
            tally.failure("regression case %s (deal %s): not the right answer".formatted(one.id(), one.deal()));
        }
    }

    private void replay(Algorithm algorithm, AuditId audit, Tally tally) {
        List<DealId> past = pastBooks.ids(new PastBooks.Selection.All());
        tally.dealsToReplay(past.size());
        for (int from = 0; from < past.size(); from += DEALS_AT_ONCE) {
            List<DealId> batch = past.subList(from, Math.min(from + DEALS_AT_ONCE, past.size()));
            // One by one: a single book may be as large as memory allows.
            batch.forEach(one -> pastBooks.of(List.of(one)).forEach(book -> replay(algorithm, audit, book, tally)));
            tally.tell();
        }
    }

    /** What could not be decided is no proof either way, so it is passed over, and counted as such. */
    private void replay(Algorithm algorithm, AuditId audit, PastBook past, Tally tally) {
        Optional<AuditedDeal> audited = audits.deal(audit, past.id());
        DealVerdict verdict = audited.map(AuditedDeal::verdict).orElse(DealVerdict.RIGHT);
        if (verdict == DealVerdict.NOT_DECIDABLE) {
            tally.passedOver();
            return;
        }
        Optional<Result> result = allocated(algorithm, past.id(), past.book(), tally);
        if (result.isEmpty()) {
            tally.deal(false, 0);
            return;
        }
        boolean certified = isCertified(algorithm.version(), past, result.get(), tally);
        Map<InvestorId, Long> differences = differences(past, result.get());
        if (verdict == DealVerdict.ROUNDED_OTHERWISE) {
            tally.deal(certified, 0);
            askExplained(audited.orElseThrow(), differences.size(), tally);
            return;
        }
        tally.deal(certified, differences.size());
        Map<InvestorId, Long> found = new HashMap<>();
        audits.findingsOf(audit, past.id()).forEach(finding -> found.put(finding.investor(), finding.right()));
        if (!differences.equals(found)) {
            tally.failure("deal %s: differs from booked for %d investors, not just as the %d findings of the audit say"
                    .formatted(past.id(), differences.size(), found.size()));
        }
    }

    /** A declared rounding explains so many differences, and a right version makes exactly those. */
    private static void askExplained(AuditedDeal audited, int differences, Tally tally) {
        if (differences != audited.differences().count()) {
            tally.failure("deal %s: differs from booked for %d investors, its declared rounding explains %d"
                    .formatted(
                            audited.deal(), differences, audited.differences().count()));
        }
    }

    private boolean isCertified(VersionName version, PastBook past, Result result, Tally tally) {
        return switch (Certificate.check(past.book(), result)) {
            case Verdict.Accepted() -> true;
            case Verdict.Rejected(var violations) -> {
                tally.failure("deal %s: the certificate rejects it, %s".formatted(past.id(), violations.getFirst()));
                if (versions.active()
                        .filter(active -> active.name().equals(version))
                        .isPresent()) {
                    rejectCertificate.halt(
                            deals.requireBook(past.id()),
                            version,
                            violations.stream().map(Object::toString).toList(),
                            SUBJECT);
                }
                yield false;
            }
        };
    }

    private static Map<InvestorId, Long> differences(PastBook past, Result result) {
        Map<InvestorId, Long> differences = new HashMap<>();
        for (int place = 0; place < result.shares().size(); place++) {
            Share share = result.shares().get(place);
            if (past.booked().of(place) != share.given()) {
                differences.put(share.investor(), share.given());
            }
        }
        return differences;
    }

    private static Optional<Result> allocated(Algorithm algorithm, DealId deal, Book book, Tally tally) {
        try {
            return Optional.of(algorithm.allocate(book));
        } catch (NoResultInTimeException late) {
            throw late;
        } catch (RuntimeException thrown) {
            tally.failure("deal %s: %s failed with %s".formatted(deal, algorithm.version(), thrown));
            return Optional.empty();
        }
    }
}
