package makewhole.remediation.plan;

import java.time.Instant;
import java.util.Optional;
import makewhole.platform.identity.Role;

/**
 * One person's yes to exactly the plan that has this digest.
 *
 * @param validUntil from when on it counts no longer, unless the plan has been released; empty if it was given before
 *     approvals lapsed
 */
public record Approval(Role role, String subject, String digest, Instant at, Optional<Instant> validUntil) {
    boolean hasLapsed(Instant now) {
        return validUntil.filter(until -> !now.isBefore(until)).isPresent();
    }
}
