package makewhole.allocation.deal;

import java.util.Currency;
import java.util.Optional;
import makewhole.allocation.limit.LimitBasis;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.DealId;
import makewhole.platform.money.Money;

/**
 * A commitment on its way out.
 *
 * @param currency of the deal
 * @param weightUnknown whether its weight is zero only because nobody knows it
 * @param limitBasis how its limit was worked out, if it was
 * @param booked what the allocation in force gave; empty if there is none
 */
public record ExportedCommitment(
        DealId deal,
        Currency currency,
        Commitment commitment,
        boolean weightUnknown,
        Optional<LimitBasis> limitBasis,
        Optional<Money> booked) {}
