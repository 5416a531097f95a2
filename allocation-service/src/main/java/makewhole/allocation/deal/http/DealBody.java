package makewhole.allocation.deal.http;

import java.time.LocalDate;
import makewhole.allocation.deal.Deal;
import makewhole.allocation.deal.DeclaredRounding;
import makewhole.allocation.http.TermsBody;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A deal on the wire.
 *
 * @param rounding how a past deal is declared to have been rounded
 */
record DealBody(
        String deal,
        String name,
        String currency,
        String unitPrice,
        String allocationAmount,
        LocalDate closedOn,
        LocalDate fundedOn,
        LocalDate correctionWindowEndsOn,
        @Nullable String algorithmVersion,
        String state,
        TermsBody terms,
        DeclaredRounding rounding) {

    static DealBody of(Deal deal) {
        return new DealBody(
                deal.id().value(),
                deal.name(),
                deal.currency().getCurrencyCode(),
                deal.unitPrice().toPlainString(),
                new Money(deal.onOffer(), deal.currency()).amount(),
                deal.calendar().closedOn(),
                deal.calendar().fundedOn(),
                deal.calendar().correctionWindowEndsOn(),
                deal.allocatedBy().map(VersionName::value).orElse(null),
                deal.state().name(),
                TermsBody.of(deal.terms()),
                deal.rounding());
    }
}
