package makewhole.remediation.certificate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a deal offered, and on which terms it was to be shared out: investors without history come last. Amounts are
 * whole minor units.
 *
 * @param lot everything is given in whole lots of so many minor units
 * @param minimum who would be given something but less than this drops out; zero is no minimum
 */
public record Offer(long amount, long lot, long minimum, List<Claim> claims) {
    public Offer {
        claims = List.copyOf(claims);
        if (amount < 0 || lot < 1 || minimum < 0) {
            throw new IllegalArgumentException("an offer is not negative and is given in lots");
        }
        Set<String> seen = new HashSet<>();
        for (Claim claim : claims) {
            if (!seen.add(claim.investor())) {
                throw new IllegalArgumentException("%s claims twice".formatted(claim.investor()));
            }
        }
    }
}
