package makewhole.allocation.certificate;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.allocation.certificate.Violation.Rule;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Terms;

/**
 * One round of sharing out, seen from its claimed level: whether the level is right, and what it then gives each. A
 * level is right if the exact shares under it add up to what there is to give; exact shares only grow with the level, so
 * no other level can give other shares that add up to the same.
 */
final class Round {
    private static final Comparator<Line> NEXT_LOT_FIRST = Comparator.comparing(Line::remainder)
            .reversed()
            .thenComparing(line -> line.commitment.committedAt())
            .thenComparing(line -> line.commitment.investor());

    private final Terms terms;
    private final BigInteger lot;
    private final BigInteger toGive;
    private final List<Commitment> commitments;

    Round(Terms terms, long onOffer, List<Commitment> commitments) {
        this.terms = terms;
        this.lot = BigInteger.valueOf(terms.lot());
        this.commitments = commitments;
        BigInteger wanted = commitments.stream().map(this::capInLots).reduce(ZERO, BigInteger::add);
        this.toGive = BigInteger.valueOf(onOffer).divide(lot).min(wanted);
    }

    /** The cap by its definition: the smaller of requested and limit. */
    static long cap(Commitment commitment) {
        long cap = commitment.requested();
        if (commitment.limit().isPresent() && commitment.limit().get().amount() < cap) {
            cap = commitment.limit().get().amount();
        }
        return cap;
    }

    BigInteger minorUnitsToGive() {
        return toGive.multiply(lot);
    }

    /** What the level gives each investor, in minor units; empty if it is not the level of this round. */
    Optional<Map<InvestorId, BigInteger>> sharesAt(Level level) {
        List<Line> lines = commitments.stream().map(one -> line(one, level)).toList();
        BigInteger denominator = denominator(level);
        BigInteger exactSum = ZERO;
        BigInteger floors = ZERO;
        for (Line line : lines) {
            exactSum = exactSum.add(line.floor.multiply(denominator)).add(line.remainder);
            floors = floors.add(line.floor);
        }
        if (!exactSum.equals(toGive.multiply(denominator)) || !isTheRightKind(level)) {
            return Optional.empty();
        }
        int lotsLeft = toGive.subtract(floors).intValueExact();
        List<Line> receivers =
                lines.stream().sorted(NEXT_LOT_FIRST).limit(lotsLeft).toList();
        Map<InvestorId, BigInteger> shares = LinkedHashMap.newLinkedHashMap(lines.size());
        lines.forEach(line -> shares.put(line.commitment.investor(), line.floor.multiply(lot)));
        receivers.forEach(line -> shares.merge(line.commitment.investor(), lot, BigInteger::add));
        return Optional.of(shares);
    }

    /** An exact share in lots: floor + remainder / denominator of the level. */
    private Line line(Commitment commitment, Level level) {
        BigInteger cap = capInLots(commitment);
        boolean hasHistory = commitment.weight() > 0;
        return switch (level) {
            case Level.EveryoneFilled() -> new Line(commitment, cap, ZERO);
            case Level.PerWeight(var ratio) -> upTo(cap, commitment, BigInteger.valueOf(commitment.weight()), ratio);
            case Level.PerHead(var ratio) ->
                hasHistory ? new Line(commitment, cap, ZERO) : upTo(cap, commitment, ONE, ratio);
        };
    }

    private Line upTo(BigInteger cap, Commitment commitment, BigInteger weight, Ratio minorUnitsPerWeight) {
        BigInteger[] share = minorUnitsPerWeight
                .numerator()
                .multiply(weight)
                .divideAndRemainder(minorUnitsPerWeight.denominator().multiply(lot));
        return share[0].compareTo(cap) >= 0
                ? new Line(commitment, cap, ZERO)
                : new Line(commitment, share[0], share[1]);
    }

    private BigInteger denominator(Level level) {
        return switch (level) {
            case Level.EveryoneFilled() -> ONE;
            case Level.PerWeight(var ratio) -> ratio.denominator().multiply(lot);
            case Level.PerHead(var ratio) -> ratio.denominator().multiply(lot);
        };
    }

    /** The shares being right, the level must also be named for what it is: a level is one that holds somebody back. */
    private boolean isTheRightKind(Level level) {
        BigInteger withHistory = ZERO;
        BigInteger all = ZERO;
        for (Commitment commitment : commitments) {
            BigInteger cap = capInLots(commitment);
            all = all.add(cap);
            withHistory = commitment.weight() > 0 ? withHistory.add(cap) : withHistory;
        }
        return switch (level) {
            case Level.EveryoneFilled() -> all.equals(toGive);
            case Level.PerWeight _ -> withHistory.compareTo(toGive) > 0;
            case Level.PerHead _ -> withHistory.compareTo(toGive) <= 0 && all.compareTo(toGive) > 0;
        };
    }

    /** Who must drop out next: an exact share above zero and below the minimum; the smallest, and who loses ties. */
    Optional<Commitment> nextDropOut(Level level) {
        BigInteger denominator = denominator(level);
        BigInteger[] lots = BigInteger.valueOf(terms.minimum()).divideAndRemainder(lot);
        BigInteger minimum = lots[0].add(BigInteger.valueOf(lots[1].signum())).multiply(denominator);
        Line next = null;
        for (Commitment commitment : commitments) {
            Line line = line(commitment, level);
            BigInteger share = line.times(denominator);
            boolean small = share.signum() > 0 && share.compareTo(minimum) < 0;
            if (small && (next == null || leavesBefore(line, next, denominator))) {
                next = line;
            }
        }
        return Optional.ofNullable(next).map(Line::commitment);
    }

    private static boolean leavesBefore(Line a, Line b, BigInteger denominator) {
        int bySize = a.times(denominator).compareTo(b.times(denominator));
        int byTime = b.commitment.committedAt().compareTo(a.commitment.committedAt());
        int byName = b.commitment.investor().compareTo(a.commitment.investor());
        return bySize != 0 ? bySize < 0 : byTime != 0 ? byTime < 0 : byName < 0;
    }

    List<Violation> differences(Map<InvestorId, BigInteger> shares, Map<InvestorId, Long> given) {
        List<Violation> found = new ArrayList<>();
        shares.forEach((investor, right) -> {
            long has = given.getOrDefault(investor, 0L);
            if (!right.equals(BigInteger.valueOf(has))) {
                found.add(new Violation(Rule.ROUNDING, "%s has %d, the rule gives %s".formatted(investor, has, right)));
            }
        });
        return found;
    }

    private BigInteger capInLots(Commitment commitment) {
        return BigInteger.valueOf(cap(commitment)).divide(lot);
    }

    private record Line(Commitment commitment, BigInteger floor, BigInteger remainder) {
        /** The exact share times the denominator of its remainder. */
        BigInteger times(BigInteger denominator) {
            return floor.multiply(denominator).add(remainder);
        }
    }
}
