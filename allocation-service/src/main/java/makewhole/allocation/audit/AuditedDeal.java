package makewhole.allocation.audit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Levels;

/**
 * The verdict on one deal.
 *
 * @param because what stands in the way; only there if the deal is not decidable
 * @param reason why, for a person; empty for a right deal
 * @param investors how many committed to the deal
 * @param findings how many of them were not given what is right
 * @param differences between booked and right, whoever or whatever explains them
 * @param levels of the right answer; empty if there is none
 */
public record AuditedDeal(
        DealId deal,
        DealVerdict verdict,
        Optional<Undecidable> because,
        String reason,
        int investors,
        int findings,
        Differences differences,
        Optional<Levels> levels) {
    /**
     * How far booked and right are apart.
     *
     * @param count of investors who were given more or less than is right
     * @param largest in minor units, whether too much or too little
     */
    public record Differences(int count, long largest) {
        public static final Differences NONE = new Differences(0, 0);

        public Differences {
            if (count < 0 || (count == 0) != (largest == 0)) {
                throw new IllegalArgumentException("%d differences, the largest of %d".formatted(count, largest));
            }
        }
    }

    public AuditedDeal {
        requireNonNull(deal, "deal");
        requireNonNull(verdict, "verdict");
        requireNonNull(because, "because");
        requireNonNull(differences, "differences");
        requireNonNull(levels, "levels");
        if ((verdict == DealVerdict.WRONG) != (findings > 0)) {
            throw new IllegalArgumentException("a deal is wrong exactly when it has findings");
        }
        if (levels.isEmpty() && verdict != DealVerdict.NOT_DECIDABLE) {
            throw new IllegalArgumentException("a decided deal has levels");
        }
        if (because.isPresent() && verdict != DealVerdict.NOT_DECIDABLE) {
            throw new IllegalArgumentException("a decided deal was decidable");
        }
    }
}
