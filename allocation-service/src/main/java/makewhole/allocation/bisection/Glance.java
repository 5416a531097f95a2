package makewhole.allocation.bisection;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Result;
import makewhole.allocation.proration.Share;

/** What can be seen of a book and its right answer. */
record Glance(Book book, Result right, BigInteger weights) {
    static Glance at(Book book, Result right) {
        BigInteger weights = book.commitments().stream()
                .map(commitment -> BigInteger.valueOf(commitment.weight()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return new Glance(book, right, weights);
    }

    boolean somebodyIsHeldBack() {
        return right.shares().stream().anyMatch(share -> !isFilled(share));
    }

    boolean somebodyIsFilledAmongOthers() {
        return somebodyIsHeldBack() && anyFilled(one -> true);
    }

    boolean aCapIsReachedAtOnce() {
        return somebodyIsHeldBack() && anyFilled(this::isReachedAtOnce);
    }

    boolean aCapIsReachedLater() {
        return somebodyIsHeldBack() && anyFilled(one -> one.weight() > 0 && !isReachedAtOnce(one));
    }

    boolean aLimitBinds() {
        return any(commitment -> commitment.cap() < commitment.requested());
    }

    boolean somebodyHasNoHistory() {
        return any(commitment -> commitment.weight() == 0);
    }

    boolean zeroHistoryIsServed() {
        for (int place = 0; place < right.shares().size(); place++) {
            if (book.commitments().get(place).weight() == 0
                    && right.shares().get(place).given() > 0) {
                return true;
            }
        }
        return false;
    }

    boolean somebodyIsRounded() {
        return right.levels().tiers().stream().anyMatch(tier -> switch (tier.level()) {
            case Level.EveryoneFilled() -> false;
            case Level.PerWeight(var ratio) ->
                any(one -> one.tier().equals(tier.tier()) && isBroken(ratio.times(one.weight())));
            case Level.PerHead(var ratio) -> isBroken(ratio);
        });
    }

    boolean twoCommitAtTheSameTime() {
        Set<Instant> times = new HashSet<>();
        return any(commitment -> !times.add(commitment.committedAt()));
    }

    boolean somebodyHasAnOverride() {
        return any(commitment -> commitment.override().isPresent());
    }

    private boolean isBroken(Ratio minorUnits) {
        BigInteger lots = minorUnits
                .denominator()
                .multiply(BigInteger.valueOf(book.terms().lot()));
        return minorUnits.numerator().mod(lots).signum() != 0;
    }

    private boolean isFilled(Share share) {
        return share.given() / book.terms().lot() == share.cap() / book.terms().lot();
    }

    /** Whether the cap is at most the weight's part of all that is on offer. */
    private boolean isReachedAtOnce(Commitment one) {
        BigInteger part = BigInteger.valueOf(book.onOffer()).multiply(BigInteger.valueOf(one.weight()));
        return BigInteger.valueOf(one.cap()).multiply(weights).compareTo(part) <= 0;
    }

    private boolean anyFilled(Predicate<Commitment> condition) {
        for (int place = 0; place < right.shares().size(); place++) {
            Share share = right.shares().get(place);
            if (share.cap() > 0
                    && isFilled(share)
                    && condition.test(book.commitments().get(place))) {
                return true;
            }
        }
        return false;
    }

    private boolean any(Predicate<Commitment> condition) {
        return book.commitments().stream().anyMatch(condition);
    }
}
