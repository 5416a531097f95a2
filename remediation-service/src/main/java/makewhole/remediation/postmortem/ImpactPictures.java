package makewhole.remediation.postmortem;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.finding.ScopedLine;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.picture.DealPicture;

/**
 * The wrong deals, investor by investor: of those with the most findings, as many as a page that is kept for ever can carry. A
 * picture may take some hundred kilobytes; of a deal without one the page says where it is.
 */
final class ImpactPictures {
    static final int MOST = 20;

    private final IncidentId incident;
    private final List<ScopedDeal> deals;
    private final Set<DealId> pictured;

    ImpactPictures(IncidentId incident, List<ScopedDeal> deals, List<Finding> findings) {
        this.incident = incident;
        this.deals = List.copyOf(deals);
        Map<DealId, Harm> harm = Harm.byDeal(findings);
        pictured = deals.stream()
                .sorted(Comparator.comparingInt((ScopedDeal deal) -> harm.getOrDefault(
                                        deal.deal(), Harm.none(deal.onOffer().currency()))
                                .findings())
                        .reversed()
                        .thenComparing(deal -> deal.deal().value()))
                .limit(MOST)
                .map(ScopedDeal::deal)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * HTML, in the order of the deals.
     *
     * @param lines of a deal; asked for those that get a picture
     */
    String html(Function<DealId, List<ScopedLine>> lines) {
        StringBuilder html = new StringBuilder(others());
        for (ScopedDeal deal : deals) {
            if (pictured.contains(deal.deal())) {
                html.append("<figure>%n%s</figure>%n".formatted(DealPicture.svg(deal, lines.apply(deal.deal()))));
            }
        }
        return html.toString();
    }

    private String others() {
        int others = deals.size() - pictured.size();
        return others == 0
                ? ""
                : ("<p>Of %d wrong deals the %d with the most findings have a picture here. The PDF has the sums of all; the"
                                + " pictures of the other %d are listed by <code>GET /v1/incidents/%s/pictures</code>.</p>%n")
                        .formatted(deals.size(), pictured.size(), others, incident);
    }
}
