package makewhole.allocation.killswitch.http;

import java.time.Instant;
import makewhole.allocation.killswitch.Engagements.Refused;

/** A refused attempt on the wire. */
record RefusedBody(Instant at, String deal, String subject, ScopeBody scope, String incident) {
    static RefusedBody of(Refused refused) {
        return new RefusedBody(
                refused.at(),
                refused.deal().value(),
                refused.subject(),
                ScopeBody.of(refused.scope()),
                refused.incident());
    }
}
