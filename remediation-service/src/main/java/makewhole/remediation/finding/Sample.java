package makewhole.remediation.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import makewhole.platform.digest.Digests;
import makewhole.remediation.deal.DealId;

/**
 * Deals that an audit leaves out, of which some are looked at all the same: that they are right is a claim as well. Drawn
 * are those for which the digest of seed and id is smallest, so that anybody can draw them again.
 *
 * @param seed the audit's id
 * @param population how many deals with bookings the audit leaves out
 * @param drawn those that were looked at, in the order in which they were drawn
 */
public record Sample(String seed, int population, List<DealId> drawn) {

    public Sample {
        drawn = List.copyOf(drawn);
    }

    /** Every deal in the order in which it would be drawn. */
    static List<DealId> inOrder(UUID audit, Set<DealId> leftOut) {
        return leftOut.stream()
                .sorted(Comparator.comparing(deal -> Digests.of(List.of(audit.toString(), deal.value()))))
                .toList();
    }
}
