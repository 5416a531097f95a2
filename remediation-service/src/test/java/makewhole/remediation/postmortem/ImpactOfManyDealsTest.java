package makewhole.remediation.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.incident.IncidentId;
import org.junit.jupiter.api.Test;

class ImpactOfManyDealsTest {
    private static final IncidentId INCIDENT = new IncidentId("INC-2026-001");

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void every_deal_has_its_bars_and_each_finding_is_looked_at_once() {
        String html = new ImpactChart(ManyDeals.deals(), ManyDeals.findings(looks)).html();

        assertThat(looks).hasValue(ManyDeals.DEALS * ManyDeals.FINDINGS);
        assertThat(html.split("class=\"bar ", -1)).hasSize(2 * ManyDeals.DEALS + 1);
        assertThat(html)
                .contains("D-000, Deal &amp; Sons 0<", "given too much: 10.00 USD, 10 investors<")
                .contains("given too little: 0.30 EUR, 30 investors<");
        // The longest of each currency is over the whole width: ten times 1.00 and the number of the deal.
        assertThat(html.split("width:100%", -1)).hasSize(3);
        assertThat(bars(html, "D-498")).contains("given too much: 59.80 USD", "width:100%", "width:1%");
        assertThat(bars(html, "D-499")).contains("given too much: 59.90 EUR", "width:100%", "width:1%");
        assertThat(bars(html, "D-200")).contains("given too much: 30.00 USD", "width:50%");
    }

    @Test
    void the_table_has_a_row_for_every_deal_and_each_finding_is_looked_at_once() {
        String table = ImpactTables.deals(ManyDeals.deals(), ManyDeals.findings(looks));

        assertThat(looks).hasValue(ManyDeals.DEALS * ManyDeals.FINDINGS);
        assertThat(table.lines()).hasSize(ManyDeals.DEALS + 2);
        assertThat(table).contains("| D-200 Deal & Sons 200 | 2025-01-01 | 10 | 30.00 USD | 30 | 0.30 USD |");
    }

    @Test
    void the_deals_with_the_most_findings_have_a_picture_and_the_page_says_where_the_others_are() {
        List<Finding> findings = new ArrayList<>(ManyDeals.findings(looks));
        Set<DealId> hurtMost = new HashSet<>();
        IntStream.range(0, ImpactPictures.MOST)
                .map(i -> 25 * i)
                .peek(deal -> hurtMost.add(ManyDeals.id(deal)))
                .mapToObj(deal -> findings.get(deal * ManyDeals.FINDINGS))
                .toList()
                .forEach(findings::add);
        List<DealId> asked = new ArrayList<>();

        String html = new ImpactPictures(INCIDENT, ManyDeals.deals(), findings).html(deal -> {
            asked.add(deal);
            return List.of();
        });

        assertThat(asked)
                .isSortedAccordingTo(java.util.Comparator.comparing(DealId::value))
                .containsExactlyInAnyOrderElementsOf(hurtMost);
        assertThat(html.split("<figure>", -1)).hasSize(ImpactPictures.MOST + 1);
        assertThat(html)
                .contains("Of 500 wrong deals the 20 with the most findings have a picture here.")
                .contains("the other 480 are listed by <code>GET /v1/incidents/INC-2026-001/pictures</code>");
    }

    @Test
    void a_few_deals_have_a_picture_each_and_the_page_says_nothing_of_others() {
        String html = new ImpactPictures(
                        INCIDENT,
                        ManyDeals.deals().subList(0, ImpactPictures.MOST),
                        ManyDeals.findings(looks, ImpactPictures.MOST))
                .html(deal -> List.of());

        assertThat(html.split("<figure>", -1)).hasSize(ImpactPictures.MOST + 1);
        assertThat(html).startsWith("<figure>");
    }

    private static String bars(String html, String deal) {
        int from = html.indexOf("<p class=\"deal\">" + deal + ",");
        int to = html.indexOf("<p class=\"deal\">", from + 1);
        return html.substring(from, to < 0 ? html.length() : to);
    }
}
