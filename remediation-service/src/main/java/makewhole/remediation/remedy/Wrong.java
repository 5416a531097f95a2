package makewhole.remediation.remedy;

import makewhole.platform.money.Money;

/**
 * What is wrong for one investor in one deal.
 *
 * @param difference what is right less what was booked: negative for an excess
 * @param aboveStatutoryLimit whether what was booked is above a limit of law
 */
public record Wrong(Money difference, boolean aboveStatutoryLimit) {
    public Wrong {
        if (difference.isZero()) {
            throw new IllegalArgumentException("nothing is wrong");
        }
        if (aboveStatutoryLimit && difference.minor() > 0) {
            throw new IllegalArgumentException("who was given too little is above no limit");
        }
    }

    boolean isOver() {
        return difference.minor() < 0;
    }

    /** The excess or the shortfall, without its sign. */
    Money amount() {
        return isOver() ? difference.negated() : difference;
    }
}
