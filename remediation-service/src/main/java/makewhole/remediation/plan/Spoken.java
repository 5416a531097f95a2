package makewhole.remediation.plan;

import java.time.Instant;
import java.util.Optional;
import makewhole.platform.money.Money;

/**
 * An answer as it reaches us.
 *
 * @param amount the part of an offer that is accepted; empty for all of it
 * @param words what the customer wrote, or nothing; personal data, so its text form does not show it
 * @param id by which whoever passes it on knows it: within a plan, the same id counts once
 * @param at when the customer said it, if it was not said to us just now
 */
public record Spoken(Answer answer, Optional<Money> amount, String words, Optional<String> id, Optional<Instant> at) {
    @Override
    public String toString() {
        return "%s %s".formatted(answer, id.orElse(""));
    }
}
