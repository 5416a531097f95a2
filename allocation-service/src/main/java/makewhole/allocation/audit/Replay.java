package makewhole.allocation.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import makewhole.allocation.audit.AuditedDeal.Differences;
import makewhole.allocation.certificate.Certificate;
import makewhole.allocation.certificate.Verdict;
import makewhole.allocation.deal.PastBook;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.BookRefusedException;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Limit;
import makewhole.allocation.proration.Proration;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;

/**
 * Works out what would have been right for a past deal, and compares. The certificate is asked twice: it must accept the
 * right answer, and it must accept what was booked exactly if nothing differs. Where solver and certificate disagree,
 * nothing is claimed. Where a declared rounding explains every difference, nothing is wrong.
 */
final class Replay {
    private final PastBook past;
    private final Function<Book, Result> rule;

    private Replay(PastBook past, Function<Book, Result> rule) {
        this.past = past;
        this.rule = rule;
    }

    static ReplayedDeal of(PastBook past) {
        return of(past, Proration::of);
    }

    /** By another rule than the one that holds, to see what becomes of a rule with a fault. */
    static ReplayedDeal of(PastBook past, Function<Book, Result> rule) {
        return Obstacle.to(past)
                .map(obstacle -> undecidable(past, obstacle))
                .orElseGet(() -> new Replay(past, rule).decided());
    }

    private ReplayedDeal decided() {
        try {
            return compared(past.book());
        } catch (BookRefusedException refused) {
            return undecidable(past, new Obstacle(Undecidable.BOOK_REFUSED, String.valueOf(refused.getMessage())));
        } catch (ArithmeticException overflow) {
            return undecidable(
                    past, new Obstacle(Undecidable.TOO_LARGE, "a sum over the book is larger than can be held"));
        }
    }

    private ReplayedDeal compared(Book book) {
        Result right = rule.apply(book);
        if (Certificate.check(book, right) instanceof Verdict.Rejected(var violations)) {
            return disagree("the certificate rejects what the rule gives: " + violations.getFirst());
        }
        Differences differences = differences(right);
        boolean bookedIsAccepted = Certificate.check(book, booked(right)) instanceof Verdict.Accepted;
        if (bookedIsAccepted != (differences.count() == 0)) {
            return disagree("rule and certificate disagree about what was booked");
        }
        if (differences.count() == 0) {
            return decided(DealVerdict.RIGHT, "", right, differences, List.of());
        }
        if (RoundedShares.of(past.deal().rounding(), book, right).areThoseOf(past.booked())) {
            return decided(DealVerdict.ROUNDED_OTHERWISE, explained(differences), right, differences, List.of());
        }
        List<Finding> findings = findings(right);
        return decided(DealVerdict.WRONG, reason(findings), right, differences, findings);
    }

    private Differences differences(Result right) {
        int count = 0;
        long largest = 0;
        for (int i = 0; i < right.shares().size(); i++) {
            long difference =
                    Math.abs(past.booked().of(i) - right.shares().get(i).given());
            count += difference > 0 ? 1 : 0;
            largest = Math.max(largest, difference);
        }
        return new Differences(count, largest);
    }

    private List<Finding> findings(Result right) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < right.shares().size(); i++) {
            Commitment commitment = past.commitments().get(i);
            Share share = right.shares().get(i);
            long booked = past.booked().of(i);
            if (booked != share.given()) {
                findings.add(new Finding(
                        past.id(),
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
        List<Share> shares = new ArrayList<>(right.shares().size());
        for (int i = 0; i < right.shares().size(); i++) {
            Commitment commitment = past.commitments().get(i);
            shares.add(new Share(
                    commitment.investor(), commitment.cap(), past.booked().of(i)));
        }
        return new Result(right.levels(), shares, right.dropOuts());
    }

    private ReplayedDeal decided(
            DealVerdict verdict, String reason, Result right, Differences differences, List<Finding> findings) {
        return new ReplayedDeal(
                new AuditedDeal(
                        past.id(),
                        verdict,
                        Optional.empty(),
                        reason,
                        past.commitments().size(),
                        findings.size(),
                        differences,
                        Optional.of(right.levels())),
                findings);
    }

    private ReplayedDeal disagree(String reason) {
        return undecidable(past, new Obstacle(Undecidable.RULE_AND_CERTIFICATE_DISAGREE, reason));
    }

    private static ReplayedDeal undecidable(PastBook past, Obstacle obstacle) {
        return new ReplayedDeal(
                new AuditedDeal(
                        past.id(),
                        DealVerdict.NOT_DECIDABLE,
                        Optional.of(obstacle.because()),
                        obstacle.reason(),
                        past.commitments().size(),
                        0,
                        Differences.NONE,
                        Optional.empty()),
                List.of());
    }

    private String explained(Differences differences) {
        return "the declared rounding %s explains all %d differences"
                .formatted(past.deal().rounding(), differences.count());
    }

    private static String reason(List<Finding> findings) {
        long over = findings.stream()
                .filter(finding -> finding.kind() == Finding.Kind.OVER)
                .count();
        long aboveCap =
                findings.stream().filter(finding -> finding.aboveCapBy() > 0).count();
        return "%d were given too much, %d of them above their cap; %d were given too little"
                .formatted(over, aboveCap, findings.size() - over);
    }
}
