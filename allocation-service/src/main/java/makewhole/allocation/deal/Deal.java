package makewhole.allocation.deal;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.Terms;
import makewhole.allocation.proration.VersionName;

/**
 * One offering.
 *
 * @param unitPrice what one unit costs, above zero
 * @param onOffer minor units of the currency, zero or more
 * @param allocatedBy the version of the algorithm that allocated it; empty while it is open
 * @param rounding how it is declared to have been rounded; the rule's way unless it is a past deal
 */
public record Deal(
        DealId id,
        String name,
        Currency currency,
        BigDecimal unitPrice,
        long onOffer,
        Calendar calendar,
        Terms terms,
        Optional<VersionName> allocatedBy,
        DeclaredRounding rounding) {
    public Deal {
        requireNonNull(id, "id");
        requireNonNull(currency, "currency");
        requireNonNull(terms, "terms");
        requireNonNull(allocatedBy, "allocatedBy");
        requireNonNull(rounding, "rounding");
        if (unitPrice.signum() <= 0 || onOffer < 0) {
            throw new IllegalArgumentException("%s at %s is no offering".formatted(onOffer, unitPrice));
        }
    }

    /** A deal that is rounded as the rule says. */
    public Deal(
            DealId id,
            String name,
            Currency currency,
            BigDecimal unitPrice,
            long onOffer,
            Calendar calendar,
            Terms terms,
            Optional<VersionName> allocatedBy) {
        this(id, name, currency, unitPrice, onOffer, calendar, terms, allocatedBy, DeclaredRounding.LARGEST_REMAINDER);
    }

    /** The days of a deal: it is closed, then funded; it can be corrected until a day that is not before the close. */
    public record Calendar(LocalDate closedOn, LocalDate fundedOn, LocalDate correctionWindowEndsOn) {
        public Calendar {
            if (fundedOn.isBefore(closedOn) || correctionWindowEndsOn.isBefore(closedOn)) {
                throw new IllegalArgumentException("a deal is not funded or corrected before it is closed");
            }
        }

        /** Whether {@code today} is still in the correction window. Its last day is. */
        public boolean canBeCorrectedOn(LocalDate today) {
            return !correctionWindowEndsOn.isBefore(today);
        }
    }

    public DealState state() {
        return allocatedBy.isEmpty() ? DealState.OPEN : DealState.CLOSED;
    }
}
