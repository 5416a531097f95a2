package makewhole.remediation.unclaimed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import makewhole.platform.money.Money;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/**
 * Money that is kept for an investor who cannot be paid.
 *
 * @param jurisdiction the country of the investor's last known address
 * @param since the day from which it counts as unclaimed
 * @param claim that it was claimed; empty as long as it is kept
 */
public record Unclaimed(
        PlanId plan,
        LineId line,
        String jurisdiction,
        Money amount,
        LocalDate since,
        String reason,
        String registeredBy,
        Instant registeredAt,
        Optional<Claim> claim) {
    /**
     * That the investor was found.
     *
     * @param words how, as people say it; they may speak of the investor
     */
    public record Claim(String words, String claimedBy, Instant claimedAt) {}

    /** The same, taken out of the register because the investor was found. */
    public Unclaimed claimed(Claim by) {
        return new Unclaimed(
                plan, line, jurisdiction, amount, since, reason, registeredBy, registeredAt, Optional.of(by));
    }
}
