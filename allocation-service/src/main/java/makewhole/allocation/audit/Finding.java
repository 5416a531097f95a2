package makewhole.allocation.audit;

import static java.util.Objects.requireNonNull;

import java.util.Currency;
import java.util.Optional;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.LimitKind;

/**
 * One investor in one deal whose booked amount is not the right one. Amounts in minor units.
 *
 * @param cap the most the investor may be given
 * @param limitKind of the limit on the commitment; empty if there is none
 */
public record Finding(
        DealId deal,
        InvestorId investor,
        Currency currency,
        long booked,
        long right,
        long cap,
        Optional<LimitKind> limitKind) {
    /** Given too much, or too little. */
    public enum Kind {
        OVER,
        UNDER
    }

    public Finding {
        requireNonNull(deal, "deal");
        requireNonNull(investor, "investor");
        requireNonNull(currency, "currency");
        requireNonNull(limitKind, "limitKind");
        if (booked == right || booked < 0 || right < 0 || right > cap) {
            throw new IllegalArgumentException(
                    "booked %d, right %d, cap %d is no finding".formatted(booked, right, cap));
        }
    }

    /** What is missing; negative for an excess. */
    public long difference() {
        return right - booked;
    }

    /** By how much booked is more than the investor may be given at all; zero if it is not. */
    public long aboveCapBy() {
        return Math.max(0, booked - cap);
    }

    public Kind kind() {
        return booked > right ? Kind.OVER : Kind.UNDER;
    }
}
