package makewhole.remediation.finding;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;

/**
 * Who was hurt, as far as it is decided.
 *
 * @param audit the audit at allocation-service that it is taken from
 * @param dealsWrong ordered by id
 * @param certificatesChecked how many deals this service has checked for itself
 * @param investorsIn how many different investors have a finding
 * @param dealsRoundedOtherwise deals whose differences a declared rounding explains, with the explanation, ordered by id:
 *     for legal to know, nobody is owed anything
 * @param dealsUndecidable deals that cannot be judged, with the reason, ordered by id
 * @param reason why it failed
 * @param decidedAt when it was done or failed
 */
public record Scope(
        IncidentId incident,
        UUID audit,
        ScopeState state,
        int dealsAudited,
        List<DealId> dealsWrong,
        int certificatesChecked,
        int findings,
        int investorsIn,
        Map<DealId, String> dealsRoundedOtherwise,
        Map<DealId, String> dealsUndecidable,
        Optional<String> reason,
        Optional<Instant> decidedAt) {
    public Scope {
        dealsWrong = List.copyOf(dealsWrong);
        dealsRoundedOtherwise = Collections.unmodifiableMap(new TreeMap<>(dealsRoundedOtherwise));
        dealsUndecidable = Collections.unmodifiableMap(new TreeMap<>(dealsUndecidable));
    }
}
