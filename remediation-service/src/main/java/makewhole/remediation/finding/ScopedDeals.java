package makewhole.remediation.finding;

import java.util.List;
import java.util.Optional;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;

/** The wrong deals of an incident, once its scope is decided, with every line of theirs. */
public interface ScopedDeals {
    /** The wrong deals, ordered by id. */
    List<ScopedDeal> wrong(IncidentId incident);

    Optional<ScopedDeal> get(IncidentId incident, DealId deal);

    /** Every line of a wrong deal, ordered by investor. */
    List<ScopedLine> lines(IncidentId incident, DealId deal);
}
