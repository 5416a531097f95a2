package makewhole.allocation.allocation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.allocation.proration.Book;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Tier;
import makewhole.allocation.proration.TierName;

/**
 * What there was for one tier, in minor units.
 *
 * @param left after overrides and earlier tiers
 * @param setAside what its carve-out leaves after the overrides in it; empty without a carve-out
 * @param lot in which it is given
 */
record TierPot(long left, Optional<Long> setAside, long lot) {
    static TierPot of(Book book, Map<InvestorId, Long> given, TierName name) {
        List<TierName> order = book.terms().tiers().stream().map(Tier::name).toList();
        int place = order.indexOf(name);
        long left = book.onOffer();
        long overriddenHere = 0;
        for (Commitment commitment : book.commitments()) {
            Optional<Long> overridden = commitment.override().map(ManualOverride::amount);
            boolean here = commitment.tier().equals(name);
            overriddenHere += here ? overridden.orElse(0L) : 0;
            boolean earlier = order.indexOf(commitment.tier()) < place;
            left -= overridden.orElseGet(() -> earlier ? given.getOrDefault(commitment.investor(), 0L) : 0L);
        }
        long decided = overriddenHere;
        Optional<Long> setAside =
                book.terms().tiers().get(place).carveOut().map(carveOut -> Math.max(0, carveOut - decided));
        return new TierPot(left, setAside, book.terms().lot());
    }

    /** What the tier could share, in whole lots. */
    long toShare() {
        long most = Math.min(left, setAside.orElse(Long.MAX_VALUE));
        return most / lot * lot;
    }
}
