package makewhole.remediation.finding;

import java.util.List;
import java.util.Optional;
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
 * @param reason why it failed
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
        Optional<String> reason) {
    public Scope {
        dealsWrong = List.copyOf(dealsWrong);
    }
}
