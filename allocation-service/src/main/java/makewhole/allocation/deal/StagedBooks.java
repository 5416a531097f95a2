package makewhole.allocation.deal;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import makewhole.allocation.proration.BookSums;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;

/**
 * Where the commitments of one upload wait until all of them have been looked at; it lasts as long as the running
 * transaction. Consumers must not use the connection of that transaction.
 */
public interface StagedBooks {
    /** What the commitments of one deal, and what was booked for them, add up to in minor units. */
    record Sums(DealId deal, BookSums book, BigInteger booked) {}

    /** An investor who commits to a deal that they have committed to in an earlier row. */
    record SecondCommitment(InvestorId investor, long row, long earlierRow) {}

    /** How many there are. */
    record Size(long commitments, long investors) {}

    /** Takes in all that {@code source} hands on. To be called once in a transaction. */
    void fill(Consumer<Consumer<StagedCommitment>> source);

    /** Every second, third and later commitment, by row. */
    void forEachSecondCommitment(Consumer<SecondCommitment> consumer);

    List<Sums> sums();

    /** The first row of a deal at which what was booked up to there is more than 64 bits hold. */
    long rowWhereBookedIsTooLarge(DealId deal);

    Size size();

    /** Adds all of them to the books of their deals, which are there. */
    void moveIntoBooks();

    /**
     * Has the database count what the tables of books hold by now, if many rows came in. Until it has, it joins them as if
     * they held what they held before: an export of millions then had not ended after nine minutes.
     */
    void recountTables();

    /** Deal by deal, by time and investor. */
    void forEachInTieOrder(Consumer<StagedCommitment> consumer);

    /** Deal by deal, by investor: those whose weight nobody knows. */
    void forEachOfUnknownWeight(Consumer<StagedCommitment> consumer);

    /** Deal by deal, by investor. */
    void forEachByInvestor(Consumer<StagedCommitment> consumer);
}
