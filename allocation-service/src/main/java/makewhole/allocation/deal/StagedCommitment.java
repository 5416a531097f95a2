package makewhole.allocation.deal;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;

/**
 * A commitment of an upload, before it is known whether the upload is taken.
 *
 * @param row where it stands in the upload
 * @param weightUnknown whether its weight is zero only because nobody knows it
 * @param limitBasis how its limit was worked out, if it was
 * @param booked minor units; zero for a live deal
 * @param bookedIn the currency of that, if it is not the currency of the deal
 */
public record StagedCommitment(
        DealId deal,
        long row,
        Commitment commitment,
        boolean weightUnknown,
        Optional<LimitBasis> limitBasis,
        long booked,
        Optional<Currency> bookedIn) {
    /** One whose amounts were refused: it is still looked at, to see whether its investor commits twice. */
    static StagedCommitment refused(DealId deal, long row, InvestorId investor) {
        Commitment nothing = new Commitment(investor, 0, 0, Optional.empty(), Instant.EPOCH);
        return new StagedCommitment(deal, row, nothing, false, Optional.empty(), 0, Optional.empty());
    }
}
