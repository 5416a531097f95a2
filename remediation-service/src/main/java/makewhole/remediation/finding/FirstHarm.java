package makewhole.remediation.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import makewhole.remediation.incident.HarmBegan;
import makewhole.remediation.incident.IncidentId;

/** The day the first wrong deal closed, once the scope is decided. */
@ApplicationScoped
class FirstHarm implements HarmBegan {
    private final Scopes scopes;
    private final ScopedDeals deals;

    FirstHarm(Scopes scopes, ScopedDeals deals) {
        this.scopes = scopes;
        this.deals = deals;
    }

    @Override
    public Optional<LocalDate> on(IncidentId incident) {
        return scopes.of(incident)
                .filter(scope -> scope.state() == ScopeState.DONE)
                .flatMap(scope ->
                        deals.wrong(incident).stream().map(ScopedDeal::closedOn).min(Comparator.naturalOrder()));
    }
}
