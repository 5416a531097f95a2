package makewhole.remediation.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Investors who share by parts, from whom one after the other leaves. Every leaver raises the level, so whoever is at
 * their cap stays there: three orders, none of which ever changes, say who is filled next and who has the least.
 */
final class Crowd {
    /** Of equal shares the later commitment leaves first, then the larger id. */
    static final Comparator<Claim> LOSES_A_TIE = Comparator.comparing(Claim::committedAt)
            .thenComparing(Claim::investor)
            .reversed();

    private final long lot;
    private final Function<Claim, BigInteger> parts;
    private final Set<String> gone = new HashSet<>();
    private final Set<String> atCap = new HashSet<>();
    private final List<Claim> byCap;
    private final List<Claim> byPart;
    private final List<Claim> byReach;
    private int leastCap;
    private int leastPart;
    private int nextFilled;
    private int size;
    private long wanted;
    private long lots;
    /** Lots that are not with those at their caps, and the parts of all others. */
    private BigInteger left;

    private BigInteger open;

    /** @param parts above zero for every claim; who cannot have one lot is never among the holders */
    Crowd(long lot, List<Claim> claims, Function<Claim, BigInteger> parts) {
        this.lot = lot;
        this.parts = parts;
        List<Claim> holders =
                claims.stream().filter(claim -> capInLots(claim) > 0).toList();
        byCap = sorted(holders, Comparator.comparingLong(this::capInLots).thenComparing(LOSES_A_TIE));
        byPart = sorted(holders, Comparator.comparing(parts).thenComparing(LOSES_A_TIE));
        byReach = sorted(holders, (a, b) -> capTimes(a, b).compareTo(capTimes(b, a)));
        size = holders.size();
        wanted = holders.stream().mapToLong(this::capInLots).reduce(0, Math::addExact);
        left = BigInteger.ZERO;
        open = holders.stream().map(parts).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The share of one investor, exactly, in lots. */
    record Share(Claim claim, BigInteger numerator, BigInteger denominator) {
        static final Comparator<Share> BY_AMOUNT =
                (a, b) -> a.numerator.multiply(b.denominator).compareTo(b.numerator.multiply(a.denominator));

        static final Comparator<Share> FIRST_TO_LEAVE = BY_AMOUNT.thenComparing(Share::claim, LOSES_A_TIE);

        long whole() {
            return numerator.divide(denominator).longValueExact();
        }
    }

    /** Gives it more lots to share; never fewer. */
    void giveUpTo(long now) {
        left = left.add(BigInteger.valueOf(now - lots));
        lots = now;
        fill();
    }

    /** Lots that it takes of what there is for it. */
    long given() {
        return Math.min(lots, wanted);
    }

    /** Lots that it would take if there were enough. */
    long wanted() {
        return wanted;
    }

    /** How many have a share above zero. */
    int holders() {
        return lots > 0 ? size : 0;
    }

    /** Who has the least of those who have something. */
    Optional<Share> least() {
        if (holders() == 0) {
            return Optional.empty();
        }
        leastCap = skipGone(byCap, leastCap);
        Claim small = byCap.get(leastCap);
        Share ofCap = new Share(small, BigInteger.valueOf(capInLots(small)), BigInteger.ONE);
        if (open.signum() == 0) {
            return Optional.of(ofCap);
        }
        leastPart = skipGone(byPart, leastPart);
        Claim light = byPart.get(leastPart);
        Share ofPart = new Share(light, left.multiply(parts.apply(light)), open);
        return Optional.of(Share.FIRST_TO_LEAVE.compare(ofCap, ofPart) <= 0 ? ofCap : ofPart);
    }

    /** Takes one out; what they had is shared among those who stay. */
    void leave(Claim claim) {
        boolean filled = atCap.contains(claim.investor());
        gone.add(claim.investor());
        size--;
        wanted -= capInLots(claim);
        if (filled) {
            left = left.add(BigInteger.valueOf(capInLots(claim)));
        } else {
            open = open.subtract(parts.apply(claim));
        }
        fill();
    }

    private void fill() {
        for (nextFilled = skipGone(byReach, nextFilled);
                nextFilled < byReach.size() && reaches(byReach.get(nextFilled));
                nextFilled = skipGone(byReach, nextFilled + 1)) {
            Claim claim = byReach.get(nextFilled);
            atCap.add(claim.investor());
            left = left.subtract(BigInteger.valueOf(capInLots(claim)));
            open = open.subtract(parts.apply(claim));
        }
    }

    /** Whether the level is at or above the one that fills somebody. */
    private boolean reaches(Claim claim) {
        return BigInteger.valueOf(capInLots(claim)).multiply(open).compareTo(left.multiply(parts.apply(claim))) <= 0;
    }

    private int skipGone(List<Claim> order, int from) {
        int at = from;
        while (at < order.size() && gone.contains(order.get(at).investor())) {
            at++;
        }
        return at;
    }

    private long capInLots(Claim claim) {
        return claim.cap() / lot;
    }

    private BigInteger capTimes(Claim cap, Claim other) {
        return BigInteger.valueOf(capInLots(cap)).multiply(parts.apply(other));
    }

    private static List<Claim> sorted(List<Claim> claims, Comparator<Claim> order) {
        List<Claim> sorted = new ArrayList<>(claims);
        sorted.sort(order);
        return sorted;
    }
}
