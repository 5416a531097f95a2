package makewhole.remediation.unclaimed;

import java.time.Instant;
import java.time.LocalDate;
import makewhole.platform.money.Money;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/**
 * Money that is kept for an investor who cannot be paid.
 *
 * @param jurisdiction the country of the investor's last known address
 * @param since the day from which it counts as unclaimed
 */
public record Unclaimed(
        PlanId plan,
        LineId line,
        String jurisdiction,
        Money amount,
        LocalDate since,
        String reason,
        String registeredBy,
        Instant registeredAt) {}
