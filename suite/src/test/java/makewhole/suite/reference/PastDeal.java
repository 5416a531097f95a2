package makewhole.suite.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A past deal with everything that is known of it; amounts in minor units.
 *
 * @param distributions per unit
 * @param valuation the latest one; there need not be one
 * @param booked what each investor was given
 */
record PastDeal(
        String id,
        String name,
        String currency,
        int digits,
        BigDecimal unitPrice,
        long onOffer,
        LocalDate closedOn,
        LocalDate fundedOn,
        LocalDate windowEndsOn,
        String version,
        List<Ask> asks,
        List<Distribution> distributions,
        Optional<Valuation> valuation,
        Map<String, Long> booked) {
    PastDeal {
        asks = List.copyOf(asks);
        distributions = List.copyOf(distributions);
        booked = Map.copyOf(booked);
    }

    /** An amount per unit that was paid to those who hold units. */
    record Distribution(LocalDate paidOn, BigDecimal perUnit, String kind) {}

    /** What a unit is worth, what was charged per unit at funding, and which part of a gain is carry. */
    record Valuation(LocalDate valuedOn, BigDecimal residualPerUnit, BigDecimal feePerUnit, BigDecimal carry) {}

    boolean isOpenOn(LocalDate day) {
        return !windowEndsOn.isBefore(day);
    }

    long bookedOf(String investor) {
        return booked.getOrDefault(investor, 0L);
    }
}
