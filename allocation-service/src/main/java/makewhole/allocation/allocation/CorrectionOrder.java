package makewhole.allocation.allocation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;

/**
 * What an approved plan wants moved in a deal.
 *
 * @param planDigest the plan as it was approved
 */
public record CorrectionOrder(
        DealId deal, UUID plan, String planDigest, String incident, String reason, List<Move> moves) {
    public CorrectionOrder {
        requireNonNull(deal, "deal");
        requireNonNull(plan, "plan");
        moves = List.copyOf(moves);
        if (moves.isEmpty() || moves.stream().map(Move::investor).distinct().count() != moves.size()) {
            throw new IllegalArgumentException("a correction moves somebody, and each investor once");
        }
    }

    /**
     * What one investor gives up or gets.
     *
     * @param change minor units: below zero to the error account, above zero from it; never zero
     */
    public record Move(InvestorId investor, long change) {
        public Move {
            requireNonNull(investor, "investor");
            if (change == 0) {
                throw new IllegalArgumentException("a move of nothing moves nothing");
            }
        }
    }
}
