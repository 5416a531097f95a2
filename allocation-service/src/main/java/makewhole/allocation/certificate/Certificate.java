package makewhole.allocation.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makewhole.allocation.certificate.Verdict.Accepted;
import makewhole.allocation.certificate.Verdict.Rejected;
import makewhole.allocation.certificate.Violation.Rule;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;

/**
 * Checks a result against the definition of the rule, with the result's own level as witness; it never looks for a
 * level itself, which is the hard part of a solver. Exact; n·log n in the number of commitments, times the drop-outs.
 */
public final class Certificate {
    private static final int MOST_TOLD = 100;

    private final Book book;
    private final Result result;
    private final List<Violation> violations = new ArrayList<>();

    private Certificate(Book book, Result result) {
        this.book = book;
        this.result = result;
    }

    /** Accepts exactly the right results. A rejection names at most {@value #MOST_TOLD} violations. */
    public static Verdict check(Book book, Result result) {
        Certificate certificate = new Certificate(book, result);
        certificate.check();
        List<Violation> found = certificate.violations;
        return found.isEmpty() ? new Accepted() : new Rejected(found.subList(0, Math.min(MOST_TOLD, found.size())));
    }

    private void check() {
        if (!linesMatch()) {
            return;
        }
        Optional<Round> last = afterDropOuts();
        if (last.isEmpty()) {
            return;
        }
        Round round = last.get();
        checkSum(round);
        Map<InvestorId, Long> given = HashMap.newHashMap(result.shares().size());
        result.shares().forEach(share -> given.put(share.investor(), share.given()));
        Optional<Level> level = result.levels().ofAll();
        if (level.isEmpty()) {
            violate(Rule.LEVEL, "%s are not the levels of this deal".formatted(result.levels()));
            return;
        }
        Optional<Map<InvestorId, BigInteger>> right = round.sharesAt(level.get());
        if (right.isEmpty()) {
            violate(Rule.LEVEL, "the shares at %s are not what there is to give".formatted(level.get()));
            return;
        }
        violations.addAll(round.differences(right.get(), given));
        round.nextDropOut(level.get())
                .ifPresent(small -> violate(Rule.DROP_OUT, "%s stays below the minimum".formatted(small.investor())));
    }

    private boolean linesMatch() {
        if (book.commitments().size() != result.shares().size()) {
            violate(
                    Rule.LINES,
                    "%d commitments, %d lines"
                            .formatted(
                                    book.commitments().size(), result.shares().size()));
            return false;
        }
        for (int i = 0; i < result.shares().size(); i++) {
            Commitment commitment = book.commitments().get(i);
            Share share = result.shares().get(i);
            long cap = Round.cap(commitment);
            if (!commitment.investor().equals(share.investor()) || share.cap() != cap) {
                violate(
                        Rule.LINES,
                        "line %d is %s, not %s with cap %d".formatted(i, share, commitment.investor(), cap));
            }
            if (share.given() > cap) {
                violate(Rule.CAP, "%s has %d, above the cap %d".formatted(share.investor(), share.given(), cap));
            }
        }
        return violations.stream().noneMatch(violation -> violation.rule() == Rule.LINES);
    }

    /** Replays the drop-outs one by one; gives the round of those who stay. */
    private Optional<Round> afterDropOuts() {
        Set<InvestorId> out = new HashSet<>();
        Round round = roundWithout(out);
        for (DropOut dropOut : result.dropOuts()) {
            Round before = round;
            Optional<Commitment> next =
                    before.sharesAt(dropOut.level()).flatMap(_ -> before.nextDropOut(dropOut.level()));
            if (next.isEmpty() || !next.get().investor().equals(dropOut.investor())) {
                violate(
                        Rule.DROP_OUT,
                        "%s is not the next to drop out at %s".formatted(dropOut.investor(), dropOut.level()));
                return Optional.empty();
            }
            out.add(dropOut.investor());
            round = roundWithout(out);
        }
        for (Share share : result.shares()) {
            if (out.contains(share.investor()) && share.given() != 0) {
                violate(Rule.DROP_OUT, "%s has dropped out, yet has %d".formatted(share.investor(), share.given()));
            }
        }
        return Optional.of(round);
    }

    private Round roundWithout(Set<InvestorId> out) {
        List<Commitment> staying = book.commitments().stream()
                .filter(commitment -> !out.contains(commitment.investor()))
                .toList();
        return new Round(book.terms(), book.onOffer(), staying);
    }

    private void checkSum(Round round) {
        BigInteger sum = result.shares().stream()
                .map(share -> BigInteger.valueOf(share.given()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (!sum.equals(round.minorUnitsToGive())) {
            violate(Rule.SUM, "%s is given, %s is to be given".formatted(sum, round.minorUnitsToGive()));
        }
    }

    private void violate(Rule rule, String detail) {
        violations.add(new Violation(rule, detail));
    }
}
