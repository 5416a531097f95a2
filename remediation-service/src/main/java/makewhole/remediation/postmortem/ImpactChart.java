package makewhole.remediation.postmortem;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;
import makewhole.platform.money.Money;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.ScopedDeal;

/** How much was given too much and too little in each wrong deal: bars, the longest of a currency over the whole width. */
final class ImpactChart {
    private static final int LONGEST_BAR_PERCENT = 100;

    private final List<ScopedDeal> deals;
    private final List<Finding> findings;

    ImpactChart(List<ScopedDeal> deals, List<Finding> findings) {
        this.deals = List.copyOf(deals);
        this.findings = List.copyOf(findings);
    }

    /** XHTML; empty if nobody was hurt. */
    String html() {
        StringBuilder chart = new StringBuilder();
        for (ScopedDeal deal : deals) {
            chart.append("<p class=\"deal\">%s, %s</p>%n".formatted(deal.deal(), escaped(deal.name())));
            chart.append(bar(deal, "given too much", "over", Finding::isOver));
            chart.append(bar(deal, "given too little", "under", finding -> !finding.isOver()));
        }
        return chart.isEmpty() ? "" : "<div class=\"chart\">%n%s</div>%n".formatted(chart);
    }

    private String bar(ScopedDeal deal, String words, String kind, Predicate<Finding> which) {
        Money sum = sum(deal, which);
        long investors = findings.stream()
                .filter(one -> one.deal().equals(deal.deal()) && which.test(one))
                .count();
        long longest = deals.stream()
                .filter(one -> one.onOffer().currency().equals(deal.onOffer().currency()))
                .mapToLong(one -> Math.max(
                        sum(one, Finding::isOver).minor(),
                        sum(one, finding -> !finding.isOver()).minor()))
                .max()
                .orElse(0);
        long percent = longest == 0
                ? 0
                : BigInteger.valueOf(sum.minor())
                        .multiply(BigInteger.valueOf(LONGEST_BAR_PERCENT))
                        .divide(BigInteger.valueOf(longest))
                        .longValueExact();
        return """
                <p class="words">%s: %s, %d investors</p>
                <div class="bar %s" style="width:%d%%"></div>
                """.formatted(words, sum, investors, kind, Math.max(1, percent));
    }

    private Money sum(ScopedDeal deal, Predicate<Finding> which) {
        Money nothing = Money.zero(deal.onOffer().currency());
        return findings.stream()
                .filter(one -> one.deal().equals(deal.deal()) && which.test(one))
                .map(one -> one.isOver() ? nothing.minus(one.difference()) : one.difference())
                .reduce(nothing, Money::plus);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
