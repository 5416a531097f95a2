package makewhole.allocation.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.certificate.Certificate;
import makewhole.allocation.certificate.Verdict;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;

/**
 * Works out what would have been right for a past deal, and compares. The certificate is asked twice: it must accept the
 * right answer, and it must accept what was booked exactly if there is no finding. Where solver and certificate
 * disagree, nothing is claimed.
 */
final class Replay {
    private final PastBook past;
    private final Book book;

    private Replay(PastBook past) {
        this.past = past;
        this.book = past.book();
    }

    static ReplayedDeal of(PastBook past) {
        return new Replay(past).verdict();
    }

    private ReplayedDeal verdict() {
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return undecidable(obstacle.get());
        }
        Result right = Proration.of(book);
        if (Certificate.check(book, right) instanceof Verdict.Rejected(var violations)) {
            return undecidable("the certificate rejects what the rule gives: " + violations.getFirst());
        }
        List<Finding> findings = findings(right);
        boolean bookedIsAccepted = Certificate.check(book, booked(right)) instanceof Verdict.Accepted;
        if (bookedIsAccepted != findings.isEmpty()) {
            return undecidable("rule and certificate disagree about what was booked");
        }
        DealVerdict verdict = findings.isEmpty() ? DealVerdict.RIGHT : DealVerdict.WRONG;
        return new ReplayedDeal(
                new AuditedDeal(
                        past.deal(),
                        verdict,
                        reason(findings),
                        book.commitments().size(),
                        findings.size(),
                        Optional.of(right.levels())),
                findings);
    }

    /** Why booked and right cannot be compared at all. */
    private Optional<String> obstacle() {
        if (book.commitments().isEmpty()) {
            return Optional.of("the deal has no commitments");
        }
        long missing = book.commitments().stream()
                .filter(commitment -> !past.booked().containsKey(commitment.investor()))
                .count();
        long strangers = past.booked().size() - (book.commitments().size() - missing);
        if (missing > 0 || strangers > 0) {
            return Optional.of("%d commitments have no booked line, %d booked lines have no commitment"
                    .formatted(missing, strangers));
        }
        return Optional.empty();
    }

    private List<Finding> findings(Result right) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < right.shares().size(); i++) {
            Commitment commitment = book.commitments().get(i);
            Share share = right.shares().get(i);
            long booked = booked(commitment);
            if (booked != share.given()) {
                findings.add(new Finding(
                        past.deal(),
                        commitment.investor(),
                        past.currency(),
                        booked,
                        share.given(),
                        share.cap(),
                        commitment.limit().map(Limit::kind)));
            }
        }
        findings.sort(Comparator.comparing(Finding::investor));
        return findings;
    }

    private Result booked(Result right) {
        List<Share> shares = book.commitments().stream()
                .map(commitment -> new Share(commitment.investor(), commitment.cap(), booked(commitment)))
                .toList();
        return new Result(right.levels(), shares, right.dropOuts());
    }

    private long booked(Commitment commitment) {
        return past.booked().getOrDefault(commitment.investor(), 0L);
    }

    private ReplayedDeal undecidable(String reason) {
        return new ReplayedDeal(
                new AuditedDeal(
                        past.deal(),
                        DealVerdict.NOT_DECIDABLE,
                        reason,
                        book.commitments().size(),
                        0,
                        Optional.empty()),
                List.of());
    }

    private static String reason(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        long over = findings.stream()
                .filter(finding -> finding.kind() == Finding.Kind.OVER)
                .count();
        long aboveCap =
                findings.stream().filter(finding -> finding.aboveCapBy() > 0).count();
        return "%d were given too much, %d of them above their cap; %d were given too little"
                .formatted(over, aboveCap, findings.size() - over);
    }
}
