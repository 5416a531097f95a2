package makewhole.remediation.postmortem;

import java.math.BigInteger;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.markup.Markup;

/** How much was given too much and too little in each wrong deal: bars, the longest of a currency over the whole width. */
final class ImpactChart {
    private static final int LONGEST_BAR_PERCENT = 100;

    private final List<ScopedDeal> deals;
    private final Map<DealId, Harm> harm;
    private final Map<Currency, Long> longest = new HashMap<>();

    ImpactChart(List<ScopedDeal> deals, List<Finding> findings) {
        this.deals = List.copyOf(deals);
        harm = Harm.byDeal(findings);
        this.deals.forEach(deal -> longest.merge(deal.onOffer().currency(), of(deal).larger(), Math::max));
    }

    /** XHTML; empty if nobody was hurt. */
    String html() {
        StringBuilder chart = new StringBuilder();
        for (ScopedDeal deal : deals) {
            Harm of = of(deal);
            chart.append("<div class=\"of\">%n<p class=\"deal\">%s, %s</p>%n"
                    .formatted(deal.deal(), Markup.escaped(deal.name())));
            chart.append(bar("given too much", "over", of.over(), of.overs()));
            chart.append(bar("given too little", "under", of.under(), of.unders()));
            chart.append("</div>\n");
        }
        return chart.isEmpty() ? "" : "<div class=\"chart\">%n%s</div>%n".formatted(chart);
    }

    private Harm of(ScopedDeal deal) {
        return harm.getOrDefault(deal.deal(), Harm.none(deal.onOffer().currency()));
    }

    private String bar(String words, String kind, Money sum, int investors) {
        long whole = longest.getOrDefault(sum.currency(), 0L);
        long percent = whole == 0
                ? 0
                : BigInteger.valueOf(sum.minor())
                        .multiply(BigInteger.valueOf(LONGEST_BAR_PERCENT))
                        .divide(BigInteger.valueOf(whole))
                        .longValueExact();
        return """
                <p class="words">%s: %s, %d investors</p>
                <div class="bar %s" style="width:%d%%"></div>
                """.formatted(words, sum, investors, kind, Math.max(1, percent));
    }
}
