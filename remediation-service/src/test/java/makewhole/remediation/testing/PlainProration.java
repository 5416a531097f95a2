package makewhole.remediation.testing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.certificate.Claim;
import makewhole.remediation.certificate.Level;

/**
 * The rule of proration as slowly and plainly as it can be said, for one minor unit a lot: everybody gets the same per
 * weight; who would get more than their cap gets the cap, and the rest is shared out again.
 */
public final class PlainProration {
    private final Map<String, Long> shares = new HashMap<>();
    private Optional<Level> level = Optional.empty();

    private PlainProration() {}

    public static PlainProration of(long onOffer, List<Claim> claims) {
        PlainProration result = new PlainProration();
        List<Claim> withHistory = claims.stream().filter(Claim::hasHistory).toList();
        List<Claim> without =
                claims.stream().filter(claim -> !claim.hasHistory()).toList();
        result.level = result.shareOut(onOffer, withHistory);
        long given = withHistory.stream()
                .mapToLong(claim -> result.shares.get(claim.investor()))
                .sum();
        result.shareOut(onOffer - given, without);
        return result;
    }

    public Map<String, Long> shares() {
        return shares;
    }

    public Optional<Level> level() {
        return level;
    }

    private Optional<Level> shareOut(long onOffer, List<Claim> claims) {
        List<Claim> uncapped = new ArrayList<>(claims);
        long left = onOffer;
        while (!uncapped.isEmpty()) {
            BigInteger weights = uncapped.stream()
                    .map(claim -> BigInteger.valueOf(weight(claim)))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            Level found = new Level(BigInteger.valueOf(left), weights);
            List<Claim> reached = uncapped.stream()
                    .filter(claim -> BigInteger.valueOf(claim.cap())
                                    .multiply(found.denominator())
                                    .compareTo(found.numerator().multiply(BigInteger.valueOf(weight(claim))))
                            <= 0)
                    .toList();
            if (reached.isEmpty()) {
                round(left, found, uncapped);
                return Optional.of(found);
            }
            for (Claim claim : reached) {
                shares.put(claim.investor(), claim.cap());
                left -= claim.cap();
            }
            uncapped.removeAll(reached);
        }
        return Optional.empty();
    }

    private void round(long total, Level found, List<Claim> claims) {
        Map<String, BigInteger> remainders = new HashMap<>();
        long left = total;
        for (Claim claim : claims) {
            BigInteger[] exact = found.numerator()
                    .multiply(BigInteger.valueOf(weight(claim)))
                    .divideAndRemainder(found.denominator());
            shares.put(claim.investor(), exact[0].longValueExact());
            remainders.put(claim.investor(), exact[1]);
            left -= exact[0].longValueExact();
        }
        List<Claim> served = new ArrayList<>(claims);
        served.sort(Comparator.comparing((Claim claim) -> remainders.get(claim.investor()))
                .reversed()
                .thenComparing(Claim::committedAt)
                .thenComparing(Claim::investor));
        for (Claim claim : served.subList(0, Math.toIntExact(left))) {
            shares.merge(claim.investor(), 1L, Long::sum);
        }
    }

    private static long weight(Claim claim) {
        return claim.hasHistory() ? claim.weight() : 1;
    }
}
