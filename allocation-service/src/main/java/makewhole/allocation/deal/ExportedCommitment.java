package makewhole.allocation.deal;

import java.util.Currency;
import java.util.Optional;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;

/**
 * A commitment on its way out.
 *
 * @param booked minor units given by the allocation in force; empty if there is none
 */
public record ExportedCommitment(DealId deal, Currency currency, Commitment commitment, Optional<Long> booked) {}
