package makewhole.remediation.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One sharing-out among investors of one kind, in lots: {@code min(cap, level × part)} for each, then rounded. */
final class Round {
    private final long lot;
    private final List<Claim> claims;
    private final long given;
    /** Lots per part; empty if everybody is at their cap. */
    private final Optional<Level> level;

    Round(long lots, long lot, List<Claim> claims) {
        this.lot = lot;
        this.claims = claims;
        long wanted = claims.stream().mapToLong(this::capInLots).reduce(0, Math::addExact);
        this.given = Math.min(lots, wanted);
        this.level = given < wanted ? Optional.of(search()) : Optional.empty();
    }

    /** Lots that were given. */
    long given() {
        return given;
    }

    /** The level in minor units. */
    Optional<Level> level() {
        return level.map(found -> new Level(found.numerator().multiply(BigInteger.valueOf(lot)), found.denominator()));
    }

    /** What everybody is to have, in minor units. */
    Map<String, Long> shares() {
        Map<String, Long> shares = new HashMap<>();
        List<Rest> rests = new ArrayList<>();
        long left = given;
        for (Claim claim : claims) {
            Rest rest = rest(claim);
            rests.add(rest);
            shares.put(claim.investor(), Math.multiplyExact(rest.whole(), lot));
            left -= rest.whole();
        }
        rests.sort(Rest.FIRST_TO_BE_SERVED);
        for (Rest rest : rests.subList(0, Math.toIntExact(left))) {
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
        BigInteger parts = claims.stream().map(Claim::part).reduce(BigInteger.ZERO, BigInteger::add);
        for (Claim claim : byReach) {
            BigInteger cap = BigInteger.valueOf(capInLots(claim));
            if (cap.multiply(parts).compareTo(left.multiply(claim.part())) > 0) {
                break;
            }
            left = left.subtract(cap);
            parts = parts.subtract(claim.part());
        }
        return new Level(left, parts);
    }

    private BigInteger capTimes(Claim cap, Claim other) {
        return BigInteger.valueOf(capInLots(cap)).multiply(other.part());
    }

    private Rest rest(Claim claim) {
        long cap = capInLots(claim);
        if (level.isEmpty()) {
            return new Rest(claim, cap, BigInteger.ZERO);
        }
        BigInteger[] exact = level.get()
                .numerator()
                .multiply(claim.part())
                .divideAndRemainder(level.get().denominator());
        return exact[0].compareTo(BigInteger.valueOf(cap)) >= 0
                ? new Rest(claim, cap, BigInteger.ZERO)
                : new Rest(claim, exact[0].longValueExact(), exact[1]);
    }

    private record Rest(Claim claim, long whole, BigInteger remainder) {
        static final Comparator<Rest> FIRST_TO_BE_SERVED = Comparator.comparing(Rest::remainder)
                .reversed()
                .thenComparing(rest -> rest.claim().committedAt())
                .thenComparing(rest -> rest.claim().investor());
    }
}
