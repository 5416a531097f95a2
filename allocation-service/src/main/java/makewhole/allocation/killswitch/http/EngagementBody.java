package makewhole.allocation.killswitch.http;

import java.time.Instant;
import java.util.UUID;
import makewhole.allocation.killswitch.Engagement;

/** An engagement on the wire. */
record EngagementBody(
        UUID id, ScopeBody scope, String incident, String reason, String engagedBy, Instant since, String state) {
    static EngagementBody of(Engagement engagement) {
        return new EngagementBody(
                engagement.id(),
                ScopeBody.of(engagement.scope()),
                engagement.incident(),
                engagement.reason(),
                engagement.engagedBy(),
                engagement.since(),
                engagement.state().name());
    }
}
