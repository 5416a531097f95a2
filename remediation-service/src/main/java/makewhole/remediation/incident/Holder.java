package makewhole.remediation.incident;

import java.util.Optional;

/**
 * Who has a role in a case.
 *
 * @param offer to whom it is being handed over, until they take it
 */
public record Holder(String person, Optional<Offer> offer) {

    /**
     * A role that waits to be taken over.
     *
     * @param note what the next one has to know
     */
    public record Offer(String to, String note) {}

    static Holder of(String person) {
        return new Holder(person, Optional.empty());
    }

    boolean offersTo(String other) {
        return offer.filter(open -> open.to().equals(other)).isPresent();
    }
}
