package makewhole.remediation.plan;

import java.time.Instant;
import makewhole.platform.identity.Role;

/** One person's yes to exactly the plan that has this digest. */
public record Approval(Role role, String subject, String digest, Instant at) {}
