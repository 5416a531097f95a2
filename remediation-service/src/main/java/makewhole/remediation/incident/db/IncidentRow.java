package makewhole.remediation.incident.db;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import makewhole.remediation.incident.Containment;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.RefusedCertificate;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "incident")
class IncidentRow {
    @Id
    String id = "";

    @Version
    long version;

    String title = "";
    String description = "";

    @Column(name = "discovered_on")
    LocalDate discoveredOn = LocalDate.EPOCH;

    @Column(name = "suspected_version")
    String suspectedVersion = "";

    @Column(name = "declared_by")
    String declaredBy = "";

    @Column(name = "declared_at")
    Instant declaredAt = Instant.EPOCH;

    @Nullable
    String lead;

    @Nullable
    String reference;

    @Column(name = "contained_at")
    @Nullable
    Instant containedAt;

    @Column(name = "containment_failure")
    String containmentFailure = "";

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @ElementCollection
    @CollectionTable(name = "incident_reported_deal", joinColumns = @JoinColumn(name = "incident"))
    @OrderColumn(name = "place")
    @Column(name = "deal")
    List<String> reportedDeals = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "incident_violation", joinColumns = @JoinColumn(name = "incident"))
    @OrderColumn(name = "place")
    @Column(name = "violation")
    List<String> violations = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "incident_switch", joinColumns = @JoinColumn(name = "incident"))
    @OrderColumn(name = "place")
    List<SwitchRow> switches = new ArrayList<>();

    void take(Incident incident) {
        id = incident.id().value();
        title = incident.title();
        description = incident.description();
        discoveredOn = incident.discoveredOn();
        suspectedVersion = incident.suspectedVersion();
        declaredBy = incident.declaredBy();
        declaredAt = incident.declaredAt();
        lead = incident.lead();
        reference = incident.certificate().map(RefusedCertificate::reference).orElse(null);
        containedAt = incident.containment().confirmedAt();
        containmentFailure = incident.containment().lastFailure();
        closedAt = incident.closedAt();
        replace(reportedDeals, incident.reportedDeals());
        replace(
                violations,
                incident.certificate().map(RefusedCertificate::violations).orElse(List.of()));
        replace(
                switches,
                incident.containment().switches().stream().map(SwitchRow::of).toList());
    }

    Incident toIncident() {
        return new Incident(
                new IncidentId(id),
                title,
                description,
                discoveredOn,
                reportedDeals,
                suspectedVersion,
                declaredBy,
                declaredAt,
                lead,
                Optional.ofNullable(reference).map(name -> new RefusedCertificate(name, violations)),
                new Containment(switches.stream().map(SwitchRow::toSwitch).toList(), containedAt, containmentFailure),
                closedAt);
    }

    /** Leaves an unchanged list alone, so that nothing is written for it. */
    private static <T> void replace(List<T> old, List<T> now) {
        if (!List.copyOf(old).equals(now)) {
            old.clear();
            old.addAll(now);
        }
    }
}
