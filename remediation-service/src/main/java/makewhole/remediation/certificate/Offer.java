package makewhole.remediation.certificate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a deal offered, and on which terms it was to be shared out.
 *
 * @param amount whole minor units
 */
public record Offer(long amount, Rules rules, List<Claim> claims) {
    public Offer {
        claims = List.copyOf(claims);
        if (amount < 0) {
            throw new IllegalArgumentException("an offer is not negative");
        }
        Set<String> turns = rules.queue().stream().map(Rules.Turn::name).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        for (Claim claim : claims) {
            if (!seen.add(claim.investor())) {
                throw new IllegalArgumentException("%s claims twice".formatted(claim.investor()));
            }
            if (!turns.contains(claim.turn())) {
                throw new IllegalArgumentException(
                        "%s is served with %s, who have no turn".formatted(claim.investor(), claim.turn()));
            }
        }
    }

    /** An offer on usual terms but for lot and minimum. */
    public Offer(long amount, long lot, long minimum, List<Claim> claims) {
        this(amount, new Rules(lot, minimum), claims);
    }
}
