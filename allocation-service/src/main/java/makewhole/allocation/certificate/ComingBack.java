package makewhole.allocation.certificate;

import java.util.List;
import makewhole.allocation.certificate.ClaimedDropOuts.Claimed;
import makewhole.allocation.certificate.Violation.Rule;
import makewhole.allocation.proration.DropOut.Reason;

/**
 * Puts the drop-outs of a tier back, the last one first. Where the tier ends is proven by its level; from there every
 * earlier round follows, since with each one who comes back the level can only fall. In each round the one who came back
 * must be the one to leave. Seen from the beginning, every step is then the one that the rule takes.
 */
final class ComingBack {
    private final Lines lines;
    private final Allowance allowance;
    private final Sharers withWeight;
    private final Sharers withoutWeight;

    /** Begins with those who stay, at the proven level of the tier. */
    ComingBack(Lines lines, Allowance allowance, int[] staying, ClaimedLevel level) {
        this.lines = lines;
        this.allowance = allowance;
        this.withWeight = Sharers.byWeight(lines);
        this.withoutWeight = Sharers.byHead(lines);
        for (int line : staying) {
            if (lines.cap(line) == 0) {
                continue;
            }
            if (level.fills(lines.weight(line), lines.cap(line))) {
                sharersWith(line).letInFilled(line);
            } else {
                sharersWith(line).letInHeldBack(line);
            }
        }
    }

    private Sharers sharersWith(int line) {
        return lines.weight(line) > 0 ? withWeight : withoutWeight;
    }

    /** Stops at the first one, from the end, who does not leave as the rule says. */
    void check(List<Claimed> dropOuts, Violations violations) {
        for (int i = dropOuts.size() - 1; i >= 0; i--) {
            Claimed dropOut = dropOuts.get(i);
            if (allowance.lots() == 0 || lines.cap(dropOut.line()) == 0) {
                violations.add(
                        Rule.DROP_OUT, () -> "%s has no share to lose".formatted(lines.investor(dropOut.line())));
                return;
            }
            sharersWith(dropOut.line()).letInFilled(dropOut.line());
            withWeight.shareOut(allowance.lots());
            withoutWeight.shareOut(leftByHead());
            if (!leavesNext(dropOut, violations)) {
                return;
            }
        }
    }

    /** Lots that are left when all with weight are at their caps; below one, nobody else is given anything. */
    private long leftByHead() {
        return allowance.lots() - withWeight.wanted();
    }

    private boolean leavesNext(Claimed dropOut, Violations violations) {
        int next = next();
        if (next != dropOut.line()) {
            violations.add(
                    Rule.DROP_OUT,
                    () -> "%s drops out where %s has less, or would lose the tie"
                            .formatted(lines.investor(dropOut.line()), lines.investor(next)));
            return false;
        }
        boolean isTooSmall = sharersWith(next).smallestAgainst(allowance.minimum()) < 0;
        boolean isOneTooMany = holders() > allowance.places();
        if (!isTooSmall && !isOneTooMany) {
            violations.add(
                    Rule.DROP_OUT,
                    () -> "%s drops out, but is not below the minimum, and %d hold something on %d places"
                            .formatted(lines.investor(next), holders(), allowance.places()));
            return false;
        }
        Reason reason = isTooSmall ? Reason.MINIMUM_TICKET : Reason.HOLDER_LIMIT;
        if (dropOut.reason() != reason) {
            violations.add(
                    Rule.DROP_OUT,
                    () -> "%s drops out for %s, not for %s".formatted(lines.investor(next), reason, dropOut.reason()));
            return false;
        }
        return true;
    }

    private int holders() {
        return withWeight.size() + (isServedByHead() ? withoutWeight.size() : 0);
    }

    private boolean isServedByHead() {
        return leftByHead() > 0 && withoutWeight.size() > 0;
    }

    /** The one with the smallest share above zero. Where there is something by head, all with weight are at their caps. */
    private int next() {
        if (!isServedByHead()) {
            return withWeight.smallest();
        }
        if (withWeight.size() == 0) {
            return withoutWeight.smallest();
        }
        int byHead = withoutWeight.smallest();
        int byWeight = withWeight.smallest();
        int sign = withoutWeight.smallestAgainst(lines.cap(byWeight));
        return sign < 0 || (sign == 0 && lines.winsTie(byWeight, byHead)) ? byHead : byWeight;
    }
}
