package makewhole.remediation.incident.db;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class IncidentTable implements Incidents, PanacheRepositoryBase<IncidentRow, String> {
    private final Jdbi jdbi;

    IncidentTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public Incident require(IncidentId id) {
        return row(id).toIncident();
    }

    @Override
    @Transactional
    public Optional<Incident> find(IncidentId id) {
        return findByIdOptional(id.value()).map(IncidentRow::toIncident);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Incident lock(IncidentId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new NotFoundException("incident", id))
                .toIncident();
    }

    @Override
    @Transactional
    public List<Incident> list(String after, int limit) {
        return find("id > ?1", Sort.by("id"), after).page(0, limit).stream()
                .map(IncidentRow::toIncident)
                .toList();
    }

    @Override
    @Transactional
    public Optional<Incident> withReference(String reference) {
        return find("reference", reference).firstResultOptional().map(IncidentRow::toIncident);
    }

    @Override
    @Transactional
    public List<Incident> open() {
        return find("closedAt is null", Sort.by("id")).list().stream()
                .map(IncidentRow::toIncident)
                .toList();
    }

    @Override
    @Transactional
    public List<Incident> restricted() {
        return find("restricted", Sort.by("id"), true).list().stream()
                .map(IncidentRow::toIncident)
                .toList();
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public IncidentId next(int year) {
        return jdbi.withHandle(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(hashtext('makewhole.incident.number'))");
            int last = handle.createQuery("""
                            SELECT coalesce(max(split_part(id, '-', 3)::integer), 0) FROM incident WHERE id LIKE :year
                            """)
                    .bind("year", "INC-%04d-%%".formatted(year))
                    .mapTo(Integer.class)
                    .one();
            return IncidentId.of(year, last + 1);
        });
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Incident incident) {
        IncidentRow row = new IncidentRow();
        row.take(incident);
        // Other tables refer to it in the same transaction, in SQL that the object mapper does not see.
        persistAndFlush(row);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void replace(Incident incident) {
        row(incident.id()).take(incident);
    }

    private IncidentRow row(IncidentId id) {
        return findByIdOptional(id.value()).orElseThrow(() -> new NotFoundException("incident", id));
    }
}
