package makewhole.allocation.audit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Levels;

/**
 * The verdict on one deal.
 *
 * @param reason why, for a person; empty for a right deal
 * @param investors how many committed to the deal
 * @param findings how many of them were not given what is right
 * @param levels of the right answer; empty if there is none
 */
public record AuditedDeal(
        DealId deal, DealVerdict verdict, String reason, int investors, int findings, Optional<Levels> levels) {
    public AuditedDeal {
        requireNonNull(deal, "deal");
        requireNonNull(verdict, "verdict");
        requireNonNull(levels, "levels");
        if ((verdict == DealVerdict.WRONG) != (findings > 0)) {
            throw new IllegalArgumentException("a deal is wrong exactly when it has findings");
        }
        if (levels.isEmpty() && verdict != DealVerdict.NOT_DECIDABLE) {
            throw new IllegalArgumentException("a decided deal has levels");
        }
    }
}
