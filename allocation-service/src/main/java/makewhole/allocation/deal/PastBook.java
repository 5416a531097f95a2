package makewhole.allocation.deal;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.VersionName;

/**
 * A deal that was allocated, as an audit replays it.
 *
 * @param version of the algorithm that allocated it
 * @param book commitments ordered by time and investor
 * @param booked what each investor was given by the deal's first allocation, in minor units; a correction is not counted
 */
public record PastBook(
        DealId deal,
        Currency currency,
        LocalDate closedOn,
        VersionName version,
        Book book,
        Map<InvestorId, Long> booked) {
    public PastBook {
        booked = Map.copyOf(booked);
    }
}
