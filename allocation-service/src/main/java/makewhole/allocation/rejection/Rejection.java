package makewhole.allocation.rejection;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;

/**
 * The first time that a version did not get its certificate.
 *
 * @param deal whose book it got wrong
 * @param violations what was wrong with the result, at most {@value #MOST_VIOLATIONS} of them
 * @param incident the incident that was opened for it; empty until remediation-service has confirmed one
 */
public record Rejection(
        VersionName version, DealId deal, List<String> violations, Instant at, Optional<String> incident) {
    private static final int MOST_VIOLATIONS = 20;
    private static final String AUTOMATIC = "AUTO-";

    public Rejection {
        requireNonNull(version, "version");
        requireNonNull(deal, "deal");
        requireNonNull(at, "at");
        requireNonNull(incident, "incident");
        violations = List.copyOf(violations.subList(0, Math.min(MOST_VIOLATIONS, violations.size())));
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("a rejection has a reason");
        }
    }

    /**
     * The name under which this halts the version and stands in the incident: it has to be there before remediation-service
     * can give one, and leads from either to the other.
     */
    public String reference() {
        return AUTOMATIC + version;
    }
}
