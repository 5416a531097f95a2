package makewhole.allocation.deal;

import java.util.Currency;
import java.util.Map;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.VersionName;

/**
 * A deal as a firm exports it: allocated long ago, elsewhere.
 *
 * @param booked what each investor was given, in minor units
 * @param bookedIn the currency of that, for whom it is not the currency of the deal
 */
public record PastDeal(
        DealBook dealBook, VersionName version, Map<InvestorId, Long> booked, Map<InvestorId, Currency> bookedIn) {
    public PastDeal {
        booked = Map.copyOf(booked);
        bookedIn = Map.copyOf(bookedIn);
    }
}
