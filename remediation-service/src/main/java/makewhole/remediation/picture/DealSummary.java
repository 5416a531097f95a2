package makewhole.remediation.picture;

import java.util.List;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.finding.ScopedLine;

/** What a picture says in words, for those who read it and those who have it read to them. */
record DealSummary(
        ScopedDeal deal, int investors, int withoutHistory, int over, Money overBy, int under, Money underBy) {

    static DealSummary of(ScopedDeal deal, List<ScopedLine> lines) {
        Money overBy = Money.zero(deal.onOffer().currency());
        Money underBy = overBy;
        int over = 0;
        int under = 0;
        int withoutHistory = 0;
        for (ScopedLine line : lines) {
            Money excess = line.booked().minus(line.right());
            if (excess.minor() > 0) {
                over++;
                overBy = overBy.plus(excess);
            } else if (excess.minor() < 0) {
                under++;
                underBy = underBy.minus(excess);
            }
            if (line.weight().isZero()) {
                withoutHistory++;
            }
        }
        return new DealSummary(deal, lines.size(), withoutHistory, over, overBy, under, underBy);
    }

    String title() {
        return "%s %s: booked against right".formatted(deal.deal(), deal.name());
    }

    String amounts() {
        return "%s on offer · %d investors · %d given too much (%s) · %d too little (%s)"
                .formatted(amount(deal.onOffer()), investors, over, amount(overBy), under, amount(underBy));
    }

    String description() {
        return ("Of %d investors, %d were given too much, %s in all, and %d too little, %s in all. The upper chart shows"
                        + " what was booked per unit of average past investment against the right amount, the caps and"
                        + " the level; the lower chart shows booked less right in money, investor by investor.")
                .formatted(investors, over, amount(overBy), under, amount(underBy));
    }

    /** Who is not drawn. */
    String leftOut(int drawn) {
        int large = investors - withoutHistory - drawn;
        StringBuilder words = new StringBuilder("bars above zero: given too much; hatched bars below: too little");
        if (withoutHistory > 0) {
            words.append(" · %d without past investments are not drawn".formatted(withoutHistory));
        }
        if (large > 0) {
            words.append(" · %d with the smallest differences are not drawn".formatted(large));
        }
        return words.toString();
    }

    private static String amount(Money money) {
        return "%s %s"
                .formatted(
                        DealPicture.grouped(money.toDecimal(), Currencies.digits(money.currency())),
                        money.currency().getCurrencyCode());
    }
}
