package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

/**
 * What an investor is given because two persons decided so, whatever the rule would give; served before all tiers.
 *
 * @param amount minor units, zero or more
 * @param requestedBy the first person
 * @param confirmedBy another one
 */
public record ManualOverride(long amount, String reason, String requestedBy, String confirmedBy) {
    public ManualOverride {
        requireNonNull(requestedBy, "requestedBy");
        requireNonNull(confirmedBy, "confirmedBy");
        if (amount < 0) {
            throw new BookRefusedException("an override of %d is negative".formatted(amount));
        }
        if (reason.isBlank()) {
            throw new BookRefusedException("an override has a reason");
        }
        if (requestedBy.equals(confirmedBy)) {
            throw new BookRefusedException("an override needs two persons, not %s twice".formatted(requestedBy));
        }
    }
}
