package makewhole.allocation.proration;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How {@code proration-1} makes exact shares whole: floors, whatever the caps, and what is left by largest remainder. */
final class Rounding {
    private static final Comparator<Part> LARGEST_REMAINDER_FIRST = Comparator.comparing(Part::remainder)
            .reversed()
            .thenComparing(part -> part.claim.commitment(), Commitment.TIE_ORDER);

    private Rounding() {}

    /**
     * Whole lots for each claim, in the order of the claims.
     *
     * @param total what the exact shares add up to
     * @param level lots per weight
     */
    static long[] shares(long total, Ratio level, List<Claim> claims) {
        long[] given = new long[claims.size()];
        List<Part> parts = new ArrayList<>();
        long left = total;
        for (int i = 0; i < given.length; i++) {
            Claim claim = claims.get(i);
            BigInteger[] exact = level.numerator()
                    .multiply(BigInteger.valueOf(claim.weight()))
                    .divideAndRemainder(level.denominator());
            given[i] = exact[0].longValueExact();
            parts.add(new Part(i, claim, exact[1]));
            left = Math.subtractExact(left, given[i]);
        }
        parts.sort(LARGEST_REMAINDER_FIRST);
        for (Part part : parts.subList(0, Math.toIntExact(left))) {
            given[part.index]++;
        }
        return given;
    }

    private record Part(int index, Claim claim, BigInteger remainder) {}
}
