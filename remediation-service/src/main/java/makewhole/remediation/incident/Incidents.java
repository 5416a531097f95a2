package makewhole.remediation.incident;

import java.util.List;
import java.util.Optional;

/** All incidents. */
public interface Incidents {
    /**
     * The incident of an id.
     *
     * @throws makewhole.platform.problem.NotFoundException if there is none
     */
    Incident require(IncidentId id);

    Optional<Incident> find(IncidentId id);

    /** As {@link #require}, with its row locked until the running transaction ends. */
    Incident lock(IncidentId id);

    /** Incidents whose id comes after another's, in order of id. */
    List<Incident> list(String after, int limit);

    /** The one that was opened for a refused certificate. */
    Optional<Incident> withReference(String reference);

    /** Those that are not closed. */
    List<Incident> open();

    /** Those that not everybody may read, closed ones too. */
    List<Incident> restricted();

    /** The next free id of a year; holds back other declarations until the transaction ends. */
    IncidentId next(int year);

    void add(Incident incident);

    void replace(Incident incident);
}
