package makewhole.allocation.audit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Level;

/**
 * The verdict on one deal.
 *
 * @param reason why, for a person; empty for a right deal
 * @param investors how many committed to the deal
 * @param findings how many of them were not given what is right
 * @param level of the right answer; empty if there is none
 */
public record AuditedDeal(
        DealId deal, DealVerdict verdict, String reason, int investors, int findings, Optional<Level> level) {
    public AuditedDeal {
        requireNonNull(deal, "deal");
        requireNonNull(verdict, "verdict");
        requireNonNull(level, "level");
        if ((verdict == DealVerdict.WRONG) != (findings > 0)) {
            throw new IllegalArgumentException("a deal is wrong exactly when it has findings");
        }
        if (level.isEmpty() && verdict != DealVerdict.NOT_DECIDABLE) {
            throw new IllegalArgumentException("a decided deal has a level");
        }
    }
}
