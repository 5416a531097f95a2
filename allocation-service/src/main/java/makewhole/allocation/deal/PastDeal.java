package makewhole.allocation.deal;

import java.util.Map;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.VersionName;

/**
 * A deal as a firm exports it: allocated long ago, elsewhere.
 *
 * @param booked what each investor was given, in minor units
 */
public record PastDeal(DealBook dealBook, VersionName version, Map<InvestorId, Long> booked) {
    public PastDeal {
        booked = Map.copyOf(booked);
    }
}
