package makewhole.remediation.finding;

import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.InvestorId;

/**
 * One investor in one deal whose booked amount is not the right one.
 *
 * @param aboveCapBy how much of what was booked is above the cap; zero if none is
 * @param limitKind the kind of the limit on the commitment
 * @param aboveLimit whether what was booked is above that limit (and not merely above the request)
 */
public record Finding(
        DealId deal,
        InvestorId investor,
        Money booked,
        Money right,
        Money aboveCapBy,
        LimitKind limitKind,
        boolean aboveLimit) {
    public Finding {
        if (booked.equals(right)) {
            throw new IllegalArgumentException("%s in %s is right".formatted(investor, deal));
        }
        if (booked.minor() < 0 || right.minor() < 0 || aboveCapBy.minor() < 0) {
            throw new IllegalArgumentException("%s in %s has a negative amount".formatted(investor, deal));
        }
    }

    /** What is right less what was booked: negative for an excess, positive for a shortfall. */
    public Money difference() {
        return right.minus(booked);
    }

    public boolean isOver() {
        return difference().minor() < 0;
    }
}
