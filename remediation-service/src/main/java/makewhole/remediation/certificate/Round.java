package makewhole.remediation.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One sharing-out among investors of one kind, in lots: {@code min(cap, level × part)} for each, then rounded. */
final class Round {
    private final long lot;
    private final List<Claim> claims;
    private final Function<Claim, BigInteger> parts;
    private final long given;
    /** Lots per part; empty if everybody is at their cap. */
    private final Optional<Level> level;

    /** @param parts above zero for every claim */
    Round(long lots, long lot, List<Claim> claims, Function<Claim, BigInteger> parts) {
        this.lot = lot;
        this.claims = claims;
        this.parts = parts;
        long wanted = claims.stream().mapToLong(this::capInLots).reduce(0, Math::addExact);
        this.given = Math.min(lots, wanted);
        this.level = given < wanted ? Optional.of(search()) : Optional.empty();
    }

    /** Lots that were given. */
    long given() {
        return given;
    }

    /** The level in minor units for so many parts. */
    Optional<Level> level(BigInteger scale) {
        return level.map(found ->
                new Level(found.numerator().multiply(BigInteger.valueOf(lot)).multiply(scale), found.denominator()));
    }

    /** What everybody is to have before rounding. */
    List<Exact> exact() {
        return claims.stream().map(this::exact).toList();
    }

    /** What everybody is to have, in minor units. */
    Map<String, Long> shares() {
        Map<String, Long> shares = new HashMap<>();
        List<Exact> rests = new ArrayList<>(exact());
        long left = given;
        for (Exact rest : rests) {
            shares.put(rest.claim().investor(), Math.multiplyExact(rest.whole(), lot));
            left -= rest.whole();
        }
        rests.sort(Exact.FIRST_TO_BE_SERVED);
        for (Exact rest : rests.subList(0, Math.toIntExact(left))) {
            if (rest.remainder().signum() == 0) {
                throw new IllegalStateException("the level leaves more than the rounding took");
            }
            shares.merge(rest.claim().investor(), lot, Math::addExact);
        }
        return shares;
    }

    private long capInLots(Claim claim) {
        return claim.cap() / lot;
    }

    /** Takes investors off in the order in which a rising level reaches their caps, until one is out of reach. */
    private Level search() {
        List<Claim> byReach = new ArrayList<>(claims);
        byReach.sort((a, b) -> capTimes(a, b).compareTo(capTimes(b, a)));
        BigInteger left = BigInteger.valueOf(given);
        BigInteger sum = claims.stream().map(parts).reduce(BigInteger.ZERO, BigInteger::add);
        for (Claim claim : byReach) {
            BigInteger cap = BigInteger.valueOf(capInLots(claim));
            BigInteger part = parts.apply(claim);
            if (cap.multiply(sum).compareTo(left.multiply(part)) > 0) {
                break;
            }
            left = left.subtract(cap);
            sum = sum.subtract(part);
        }
        return new Level(left, sum);
    }

    private BigInteger capTimes(Claim cap, Claim other) {
        return BigInteger.valueOf(capInLots(cap)).multiply(parts.apply(other));
    }

    private Exact exact(Claim claim) {
        long cap = capInLots(claim);
        if (level.isEmpty()) {
            return new Exact(claim, cap, BigInteger.ZERO, BigInteger.ONE);
        }
        BigInteger[] share = level.get()
                .numerator()
                .multiply(parts.apply(claim))
                .divideAndRemainder(level.get().denominator());
        return share[0].compareTo(BigInteger.valueOf(cap)) >= 0
                ? new Exact(claim, cap, BigInteger.ZERO, BigInteger.ONE)
                : new Exact(
                        claim, share[0].longValueExact(), share[1], level.get().denominator());
    }

    /** A share in lots: {@code whole + remainder / denominator}. */
    record Exact(Claim claim, long whole, BigInteger remainder, BigInteger denominator) {
        /** All of one round that have a remainder have the same denominator. */
        static final Comparator<Exact> FIRST_TO_BE_SERVED = Comparator.comparing(Exact::remainder)
                .reversed()
                .thenComparing(rest -> rest.claim().committedAt())
                .thenComparing(rest -> rest.claim().investor());

        /** The smallest first; of equal ones the later commitment, then the larger id. */
        static final Comparator<Exact> FIRST_TO_LEAVE = Comparator.comparingLong(Exact::whole)
                .thenComparing(
                        (a, b) -> a.remainder.multiply(b.denominator).compareTo(b.remainder.multiply(a.denominator)))
                .thenComparing(
                        Exact::claim,
                        Comparator.comparing(Claim::committedAt)
                                .thenComparing(Claim::investor)
                                .reversed());

        boolean isSomething() {
            return whole > 0 || remainder.signum() > 0;
        }
    }
}
