package makewhole.remediation.finding;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a deal was promised to be shared out.
 *
 * @param zeroHistory the policy for investors without history
 * @param lot in minor units
 * @param minimum in minor units; zero is no minimum
 * @param tiers in the order in which they are served; none in a deal without tiers
 * @param places how many investors may hold something; empty for any number
 */
public record PromisedTerms(String zeroHistory, long lot, long minimum, List<Tier> tiers, OptionalInt places) {
    public PromisedTerms {
        tiers = List.copyOf(tiers);
    }

    /**
     * One tier.
     *
     * @param carveOut in minor units; empty without one
     */
    public record Tier(String name, OptionalLong carveOut) {}
}
