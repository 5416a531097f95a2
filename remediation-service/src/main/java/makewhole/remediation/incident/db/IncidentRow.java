package makewhole.remediation.incident.db;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import makewhole.remediation.incident.CaseRole;
import makewhole.remediation.incident.Containment;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.RefusedCertificate;
import makewhole.remediation.incident.Room;
import makewhole.remediation.incident.Severity;
import makewhole.remediation.incident.Workstream;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** Of many at once, each kind of what belongs to them is read at once: jobs look at all open incidents every second. */
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

    @Enumerated(EnumType.STRING)
    Severity severity = Severity.NOT_RATED;

    boolean restricted;

    @Column(name = "reopened_at")
    @Nullable
    Instant reopenedAt;

    @Column(name = "contained_at")
    @Nullable
    Instant containedAt;

    @Column(name = "containment_failure")
    String containmentFailure = "";

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @ElementCollection
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "incident_reported_deal", joinColumns = @JoinColumn(name = "incident"))
    @OrderColumn(name = "place")
    @Column(name = "deal")
    List<String> reportedDeals = new ArrayList<>();

    @ElementCollection
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "incident_violation", joinColumns = @JoinColumn(name = "incident"))
    @OrderColumn(name = "place")
    @Column(name = "violation")
    List<String> violations = new ArrayList<>();

    @ElementCollection
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "incident_switch", joinColumns = @JoinColumn(name = "incident"))
    @OrderColumn(name = "place")
    List<SwitchRow> switches = new ArrayList<>();

    @ElementCollection
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "incident_jurisdiction", joinColumns = @JoinColumn(name = "incident"))
    @Column(name = "jurisdiction")
    Set<String> jurisdictions = new TreeSet<>();

    @ElementCollection
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "incident_holder", joinColumns = @JoinColumn(name = "incident"))
    @MapKeyEnumerated(EnumType.STRING)
    @MapKeyColumn(name = "role")
    Map<CaseRole, HolderRow> holders = new HashMap<>();

    @ElementCollection
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "incident_standing", joinColumns = @JoinColumn(name = "incident"))
    @MapKeyEnumerated(EnumType.STRING)
    @MapKeyColumn(name = "workstream")
    Map<Workstream, StandingRow> standings = new HashMap<>();

    @ElementCollection
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "incident_reader", joinColumns = @JoinColumn(name = "incident"))
    @Column(name = "reader")
    Set<String> readers = new TreeSet<>();

    void take(Incident incident) {
        id = incident.id().value();
        title = incident.title();
        description = incident.description();
        discoveredOn = incident.discoveredOn();
        suspectedVersion = incident.suspectedVersion();
        declaredBy = incident.declaredBy();
        declaredAt = incident.declaredAt();
        lead = incident.lead().orElse(null);
        takeRoom(incident.room());
        reopenedAt = incident.reopenedAt();
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

    private void takeRoom(Room room) {
        severity = room.severity();
        restricted = room.restricted();
        replace(jurisdictions, Set.copyOf(room.jurisdictions()));
        replace(readers, room.readers());
        replace(
                holders,
                room.holders().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> HolderRow.of(one.getValue()))));
        replace(
                standings,
                room.standings().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> StandingRow.of(one.getValue()))));
    }

    private Room toRoom() {
        return new Room(
                severity,
                jurisdictions.stream().sorted().toList(),
                holders.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> one.getValue().toHolder())),
                standings.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> one.getValue().toStanding())),
                restricted,
                readers);
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
                toRoom(),
                Optional.ofNullable(reference).map(name -> new RefusedCertificate(name, violations)),
                new Containment(switches.stream().map(SwitchRow::toSwitch).toList(), containedAt, containmentFailure),
                closedAt,
                reopenedAt);
    }

    /** Leaves an unchanged list alone, so that nothing is written for it. */
    private static <T> void replace(List<T> old, List<T> now) {
        if (!List.copyOf(old).equals(now)) {
            old.clear();
            old.addAll(now);
        }
    }

    private static void replace(Set<String> old, Set<String> now) {
        if (!Set.copyOf(old).equals(now)) {
            old.retainAll(now);
            old.addAll(now);
        }
    }

    private static <K, V> void replace(Map<K, V> old, Map<K, V> now) {
        if (!Map.copyOf(old).equals(now)) {
            old.keySet().retainAll(now.keySet());
            old.putAll(now);
        }
    }
}
