package makewhole.allocation.certificate;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import makewhole.allocation.certificate.ClaimedDropOuts.Claimed;
import makewhole.allocation.certificate.Violation.Rule;
import makewhole.allocation.proration.Level;

/** Checks one tier: what it gives in all, the level that it claims, every line under that level, and who dropped out. */
final class TierCheck {
    private final Lines lines;
    private final int[] staying;
    private final Allowance allowance;
    private final Violations violations;

    private long wantedByWeight;
    private long wantedByHead;
    private int manyByWeight;
    private int manyByHead;

    /** @param staying the lines of the tier without its drop-outs */
    TierCheck(Lines lines, int[] staying, Allowance allowance, Violations violations) {
        this.lines = lines;
        this.staying = staying;
        this.allowance = allowance;
        this.violations = violations;
        for (int line : staying) {
            boolean wantsSome = lines.cap(line) > 0;
            if (lines.weight(line) > 0) {
                wantedByWeight += lines.cap(line);
                manyByWeight += wantsSome ? 1 : 0;
            } else {
                wantedByHead += lines.cap(line);
                manyByHead += wantsSome ? 1 : 0;
            }
        }
    }

    /** What this tier is to give, in lots: all there is for it, or all that those who stay want. */
    long toGive() {
        return Math.min(allowance.lots(), wantedByWeight + wantedByHead);
    }

    /** How many have an exact share above zero; it takes no level to know that. */
    int holders() {
        return (allowance.lots() > 0 ? manyByWeight : 0) + (allowance.lots() > wantedByWeight ? manyByHead : 0);
    }

    void check(Level claimed, WholeWeights weights, List<Claimed> dropOuts) {
        checkSum();
        Optional<ClaimedLevel> level = ClaimedLevel.of(claimed, lines.lot(), weights);
        if (level.isEmpty() || !isRight(level.get())) {
            violate(
                    Rule.LEVEL,
                    () -> "the shares at %s do not add up to the %d lots there are, or nobody is held back"
                            .formatted(claimed, toGive()));
            return;
        }
        checkRounding(level.get());
        checkThoseWhoStay(level.get());
        if (!dropOuts.isEmpty()) {
            new ComingBack(lines, allowance, staying, level.get()).check(dropOuts, violations);
        }
    }

    private void checkSum() {
        long given = 0;
        for (int line : staying) {
            given += lines.given(line); // can only wrap where somebody is above their cap, which is a violation already
        }
        if (given != toGive()) {
            violate(Rule.SUM, () -> "%d is given, %d is to be given, in lots".formatted(sum(), toGive()));
        }
    }

    private BigInteger sum() {
        return Arrays.stream(staying)
                .mapToObj(line -> BigInteger.valueOf(lines.given(line)))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /**
     * Whether the exact shares add up to what there is, and the level is named for what it is: one that holds somebody
     * back who has a part in it. Shares only grow with such a level, so there is no second one.
     */
    private boolean isRight(ClaimedLevel level) {
        long filled = 0;
        long partsHeldBack = 0;
        for (int line : staying) {
            long weight = lines.weight(line);
            if (level.fills(weight, lines.cap(line))) {
                filled += lines.cap(line);
            } else {
                partsHeldBack = Math.addExact(partsHeldBack, level.part(weight));
            }
        }
        return level.fillsEveryone()
                ? filled <= allowance.lots()
                : partsHeldBack > 0 && level.gives(partsHeldBack, allowance.lots() - filled);
    }

    private void checkRounding(ClaimedLevel level) {
        LastLots lastLots = new LastLots(lines);
        for (int line : staying) {
            long weight = lines.weight(line);
            long given = lines.given(line);
            if (level.fills(weight, lines.cap(line))) {
                if (given != lines.cap(line)) {
                    violate(
                            Rule.ROUNDING,
                            () -> "%s has %d lots, not the %d up to the cap"
                                    .formatted(lines.investor(line), given, lines.cap(line)));
                }
                continue;
            }
            long above = level.excess(weight, given);
            if (0 <= above && above < level.unit()) {
                lastLots.unserved(line, above);
            } else if (-level.unit() < above && above < 0) {
                lastLots.served(line, above + level.unit());
            } else {
                violate(
                        Rule.ROUNDING,
                        () -> "%s has %d lots, which is not the exact share up or down"
                                .formatted(lines.investor(line), given));
            }
        }
        if (!lastLots.wentToTheRightOnes()) {
            violate(Rule.ROUNDING, () -> lastLots.inWords(level.unit()));
        }
    }

    private void checkThoseWhoStay(ClaimedLevel level) {
        if (holders() > allowance.places()) {
            violate(
                    Rule.DROP_OUT,
                    () -> "%d hold something, the places are %d".formatted(holders(), allowance.places()));
        }
        if (allowance.minimum() == 0) {
            return;
        }
        for (int line : staying) {
            if (isBelowTheMinimum(level, lines.weight(line), lines.cap(line))) {
                violate(
                        Rule.DROP_OUT,
                        () -> "%s stays below the minimum of %d lots"
                                .formatted(lines.investor(line), allowance.minimum()));
            }
        }
    }

    private boolean isBelowTheMinimum(ClaimedLevel level, long weight, long cap) {
        return level.fills(weight, cap)
                ? cap > 0 && cap < allowance.minimum()
                : level.excess(weight, 0) > 0 && level.excess(weight, allowance.minimum()) < 0;
    }

    private void violate(Rule rule, Supplier<String> detail) {
        violations.add(rule, () -> "tier %s: %s".formatted(allowance.tier(), detail.get()));
    }
}
