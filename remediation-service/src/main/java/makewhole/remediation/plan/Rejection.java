package makewhole.remediation.plan;

import java.time.Instant;
import makewhole.platform.identity.Role;

/** One person's no to the plan that has this digest, with what would have to be different. */
public record Rejection(Role role, String subject, String digest, String reason, Instant at) {}
