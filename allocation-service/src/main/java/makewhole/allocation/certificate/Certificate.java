package makewhole.allocation.certificate;

import java.util.List;
import makewhole.allocation.certificate.Violation.Rule;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierLevel;

/**
 * Checks a result against the definition of the rule, with the result's own levels as witnesses; it never looks for one,
 * which is the hard part of a solver. Exact, and a few passes over the lines; only drop-outs cost a little more, n·log n.
 */
public final class Certificate {
    private final Book book;
    private final Terms terms;
    private final Result result;
    private final Violations violations = new Violations();

    private Certificate(Book book, Result result) {
        this.book = book;
        this.terms = book.terms();
        this.result = result;
    }

    /**
     * Accepts exactly the right results. A rejection names at most {@value Violations#MOST_TOLD} violations, the same
     * ones in the same order every time.
     */
    public static Verdict check(Book book, Result result) {
        Certificate certificate = new Certificate(book, result);
        certificate.check();
        return certificate.violations.verdict();
    }

    private void check() {
        if (!hasALinePerCommitment() || !hasALevelPerTier()) {
            return;
        }
        WholeWeights weights = WholeWeights.of(book);
        Lines lines = new Lines(book, result, weights, violations);
        Tiering tiering = new Tiering(book);
        if (!lines.areComparable()) {
            return;
        }
        ClaimedDropOuts dropOuts = new ClaimedDropOuts(lines, tiering, result.dropOuts(), violations);
        if (dropOuts.areConsistent()) {
            checkTiers(lines, tiering, dropOuts, weights);
        }
    }

    private boolean hasALinePerCommitment() {
        int commitments = book.commitments().size();
        int shares = result.shares().size();
        if (commitments != shares) {
            violations.add(Rule.LINES, () -> "%d commitments, %d lines".formatted(commitments, shares));
        }
        return commitments == shares;
    }

    private boolean hasALevelPerTier() {
        List<TierLevel> levels = result.levels().tiers();
        boolean matches = levels.stream()
                .map(TierLevel::tier)
                .toList()
                .equals(terms.tiers().stream().map(Tier::name).toList());
        if (!matches) {
            violations.add(Rule.LEVEL, () -> "%s are not the levels of the tiers %s".formatted(levels, terms.tiers()));
        }
        return matches;
    }

    /** Tier after tier, each with what overrides and the tiers before have left of lots and of places. */
    private void checkTiers(Lines lines, Tiering tiering, ClaimedDropOuts dropOuts, WholeWeights weights) {
        long lots = book.onOffer() / terms.lot() - tiering.overridden();
        long places =
                terms.holders().map(HolderLimit::places).map(Integer::longValue).orElse(Long.MAX_VALUE)
                        - tiering.overriddenHolders();
        int[][] members = tiering.members();
        for (int tier = 0; tier < members.length; tier++) {
            Allowance allowance =
                    new Allowance(tiering.name(tier), Math.min(lots, tiering.mostFor(tier)), minimumInLots(), places);
            TierCheck check = new TierCheck(lines, dropOuts.staying(members[tier]), allowance, violations);
            check.check(result.levels().tiers().get(tier).level(), weights, dropOuts.of(tier));
            lots -= check.toGive();
            places -= check.holders();
        }
    }

    /** Rounded up: a ticket of that many lots is not below the minimum. */
    private long minimumInLots() {
        return terms.minimum() / terms.lot() + Long.signum(terms.minimum() % terms.lot());
    }
}
