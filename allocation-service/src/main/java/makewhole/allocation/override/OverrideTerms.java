package makewhole.allocation.override;

import java.util.Optional;
import makewhole.allocation.Refusal.OverrideRefusal;
import makewhole.allocation.Refusal.OverrideRefusal.AboveCap;
import makewhole.allocation.Refusal.OverrideRefusal.AboveOffer;
import makewhole.allocation.Refusal.OverrideRefusal.AbovePlaces;
import makewhole.allocation.Refusal.OverrideRefusal.BelowMinimum;
import makewhole.allocation.Refusal.OverrideRefusal.InvestorUnknown;
import makewhole.allocation.Refusal.OverrideRefusal.NotInLots;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DealBook;
import makewhole.allocation.proration.Commitment;
import makewhole.allocation.proration.HolderLimit;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.ManualOverride;
import makewhole.allocation.proration.Terms;
import makewhole.platform.money.Money;

/** What the terms of a deal allow an override to give, beside the overrides that are in its book. */
final class OverrideTerms {
    private final Deal deal;
    private final DealBook book;

    OverrideTerms(DealBook book) {
        this.deal = book.deal();
        this.book = book;
    }

    /** Why an investor cannot be given this much by override; empty if they can. */
    Optional<OverrideRefusal> refuse(InvestorId investor, long amount) {
        Optional<Commitment> commitment = book.book().commitments().stream()
                .filter(one -> one.investor().equals(investor))
                .findFirst();
        if (commitment.isEmpty()) {
            return Optional.of(new InvestorUnknown(deal.id(), investor));
        }
        Terms terms = deal.terms();
        if (amount > commitment.get().cap()) {
            return Optional.of(new AboveCap(investor, money(commitment.get().cap())));
        }
        if (amount % terms.lot() != 0) {
            return Optional.of(new NotInLots(money(terms.lot())));
        }
        if (amount > 0 && amount < terms.minimum()) {
            return Optional.of(new BelowMinimum(money(terms.minimum())));
        }
        return refuseBesideOthers(investor, amount);
    }

    private Optional<OverrideRefusal> refuseBesideOthers(InvestorId investor, long amount) {
        long left = deal.onOffer();
        int holders = amount > 0 ? 1 : 0;
        for (Commitment other : book.book().commitments()) {
            long given = other.investor().equals(investor)
                    ? 0
                    : other.override().map(ManualOverride::amount).orElse(0L);
            left -= given;
            holders += given > 0 ? 1 : 0;
        }
        if (amount > left) {
            return Optional.of(new AboveOffer(money(left)));
        }
        Optional<Integer> places = deal.terms().holders().map(HolderLimit::places);
        return places.isPresent() && holders > places.get()
                ? Optional.of(new AbovePlaces(places.get()))
                : Optional.empty();
    }

    private Money money(long minor) {
        return new Money(minor, deal.currency());
    }
}
