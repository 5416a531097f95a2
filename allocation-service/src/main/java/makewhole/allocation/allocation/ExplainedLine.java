package makewhole.allocation.allocation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.Terms;

/**
 * All that one line of an allocation follows from.
 *
 * @param before the same investor's line in the allocation that was superseded, if it was
 * @param given to every investor of a deal with tiers, in minor units; empty without tiers
 * @param leftOut of the investor's tier, in the order of their leaving
 */
record ExplainedLine(
        DealBook dealBook,
        Allocation allocation,
        Commitment commitment,
        Share line,
        Optional<Share> before,
        Map<InvestorId, Long> given,
        List<LeftOut> leftOut) {
    ExplainedLine {
        given = Map.copyOf(given);
        leftOut = List.copyOf(leftOut);
    }

    Deal deal() {
        return dealBook.deal();
    }

    Terms terms() {
        return dealBook.book().terms();
    }

    /** How this investor was left out; empty if they were not. */
    Optional<LeftOut> left() {
        return leftOut.stream()
                .filter(one -> one.investor().equals(commitment.investor()))
                .findFirst();
    }

    /** The most this investor could be given, in whole lots of the deal. */
    long mostInLots() {
        return commitment.cap() / terms().lot() * terms().lot();
    }
}
