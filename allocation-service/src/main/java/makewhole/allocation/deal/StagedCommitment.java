package makewhole.allocation.deal;

import java.time.Instant;
import java.util.Optional;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;

/**
 * A commitment of an upload, before it is known whether the upload is taken.
 *
 * @param row where it stands in the upload
 * @param booked minor units; zero for a live deal
 */
public record StagedCommitment(DealId deal, long row, Commitment commitment, long booked) {
    /** One whose amounts were refused: it is still looked at, to see whether its investor commits twice. */
    static StagedCommitment refused(DealId deal, long row, InvestorId investor) {
        return new StagedCommitment(deal, row, new Commitment(investor, 0, 0, Optional.empty(), Instant.EPOCH), 0);
    }
}
