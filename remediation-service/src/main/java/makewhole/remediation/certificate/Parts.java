package makewhole.remediation.certificate;

import java.math.BigInteger;
import java.util.Optional;

/**
 * By which part each investor shares: whole numbers in the proportion of what counts for them.
 *
 * @param scale how many such parts make one minor unit of weight
 * @param average what those without history count for in such parts; empty if they do not count by the average
 */
record Parts(NoHistory noHistory, BigInteger scale, Optional<BigInteger> average) {
    /** The average is over the whole book, whoever is served when; an average that is no whole number is made one. */
    static Parts of(Offer offer) {
        NoHistory noHistory = offer.rules().noHistory();
        BigInteger sum = BigInteger.ZERO;
        long count = 0;
        for (Claim claim : offer.claims()) {
            sum = sum.add(BigInteger.valueOf(claim.weight()));
            count += claim.hasHistory() ? 1 : 0;
        }
        return noHistory == NoHistory.COUNTS_BY_AVERAGE && count > 0
                ? new Parts(noHistory, BigInteger.valueOf(count), Optional.of(sum))
                : new Parts(noHistory, BigInteger.ONE, Optional.empty());
    }

    /** Zero for an investor who shares by heads. */
    BigInteger of(Claim claim) {
        if (claim.hasHistory()) {
            return BigInteger.valueOf(claim.weight()).multiply(scale);
        }
        return switch (noHistory) {
            case COMES_LAST -> BigInteger.ZERO;
            case COUNTS_BY_REQUEST -> BigInteger.valueOf(claim.requested());
            case COUNTS_BY_AVERAGE -> average.orElse(BigInteger.ZERO);
        };
    }
}
