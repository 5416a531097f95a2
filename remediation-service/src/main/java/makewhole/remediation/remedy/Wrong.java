package makewhole.remediation.remedy;

import makewhole.platform.money.Money;

/**
 * What is wrong for one investor in one deal.
 *
 * @param difference what is right less what was booked: negative for an excess
 * @param aboveStatutoryLimit whether what was booked is above a limit of law
 * @param alternativeReturn what the investor provably earned with the firm on the cash that was missing in the deal
 */
public record Wrong(Money difference, boolean aboveStatutoryLimit, Money alternativeReturn) {
    /** Nothing was earned elsewhere. */
    public Wrong(Money difference, boolean aboveStatutoryLimit) {
        this(difference, aboveStatutoryLimit, Money.zero(difference.currency()));
    }

    public Wrong {
        if (difference.isZero()) {
            throw new IllegalArgumentException("nothing is wrong");
        }
        if (aboveStatutoryLimit && difference.minor() > 0) {
            throw new IllegalArgumentException("who was given too little is above no limit");
        }
        if (alternativeReturn.minor() < 0 || (alternativeReturn.minor() > 0 && difference.minor() < 0)) {
            throw new IllegalArgumentException("only who was given too little had cash to earn something on");
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
