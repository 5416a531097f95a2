package makewhole.remediation.incident.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.incident.CaseRole;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.GateStates;
import makewhole.remediation.incident.Holder;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.MeasureTimes;
import makewhole.remediation.incident.RefusedCertificate;
import makewhole.remediation.incident.Severity;
import makewhole.remediation.incident.Standing;
import makewhole.remediation.incident.Workstream;
import org.jspecify.annotations.Nullable;

record IncidentBody(
        String incident,
        String title,
        String description,
        String state,
        LocalDate discoveredOn,
        List<String> reportedDeals,
        String suspectedVersion,
        String declaredBy,
        Severity severity,
        List<String> jurisdictions,
        @Nullable String lead,
        List<RoleBody> roles,
        VisibilityBody visibility,
        @Nullable Instant reopenedAt,
        @Nullable CertificateBody refusedCertificate,
        ContainmentBody containment,
        List<WorkstreamBody> workstreams,
        TimesBody times) {

    /** Of an incident that allocation-service opened by itself: the name of the switch, and what was wrong. */
    record CertificateBody(String reference, List<String> violations) {
        static CertificateBody of(RefusedCertificate certificate) {
            return new CertificateBody(certificate.reference(), certificate.violations());
        }
    }

    record SwitchBody(String scope, String engagement) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ContainmentBody(
            String state,
            @Nullable Instant confirmedAt,
            List<SwitchBody> switches,
            String breakGlass,
            @Nullable String lastFailure) {}

    /** A role that somebody has, and whom they are handing it over to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoleBody(
            CaseRole role,
            String person,
            @Nullable String offeredTo,
            @Nullable String note) {
        static RoleBody of(CaseRole role, Holder holder) {
            return new RoleBody(
                    role,
                    holder.person(),
                    holder.offer().map(Holder.Offer::to).orElse(null),
                    holder.offer().map(Holder.Offer::note).orElse(null));
        }
    }

    /** Who may read it; everybody, if it is not restricted. */
    record VisibilityBody(boolean restricted, List<String> readers) {}

    /**
     * One workstream.
     *
     * @param owner the team that answers for it
     * @param person who works on it
     * @param waitsFor what each closed gate demands
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WorkstreamBody(
            String name,
            String state,
            String owner,
            @Nullable String person,
            List<String> waitsFor,
            @Nullable String nextAction,
            @Nullable LocalDate nextOn) {}

    /** When the milestones were passed, and how long that took since the declaration (ISO 8601). */
    record TimesBody(Instant declaredAt, Map<String, Instant> at, Map<String, Duration> took, MeasuredBody timeTo) {}

    /** Measured from the journal (ISO 8601); null while it is not known. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record MeasuredBody(
            @Nullable Duration detect,
            @Nullable Duration contain,
            @Nullable Duration scope,
            @JsonProperty("notify") @Nullable Duration tell,
            @Nullable Duration settle) {
        static MeasuredBody of(MeasureTimes.Times times) {
            return new MeasuredBody(
                    times.detect().orElse(null),
                    times.contain().orElse(null),
                    times.scope().orElse(null),
                    times.tell().orElse(null),
                    times.settle().orElse(null));
        }
    }

    static IncidentBody of(Incident incident, GateStates gates, MeasureTimes.Times measured, String breakGlass) {
        var containment = incident.containment();
        return new IncidentBody(
                incident.id().value(),
                incident.title(),
                incident.description(),
                incident.isOpen() ? "OPEN" : "CLOSED",
                incident.discoveredOn(),
                incident.reportedDeals(),
                incident.suspectedVersion(),
                incident.declaredBy(),
                incident.severity(),
                incident.room().jurisdictions(),
                incident.lead().orElse(null),
                Arrays.stream(CaseRole.values())
                        .flatMap(role -> incident.room().holder(role).map(holder -> RoleBody.of(role, holder)).stream())
                        .toList(),
                new VisibilityBody(
                        incident.room().restricted(),
                        incident.room().readers().stream().sorted().toList()),
                incident.reopenedAt(),
                incident.certificate().map(CertificateBody::of).orElse(null),
                new ContainmentBody(
                        containment.isConfirmed() ? "CONFIRMED" : "NOT_CONFIRMED",
                        containment.confirmedAt(),
                        containment.switches().stream()
                                .map(one -> new SwitchBody(one.scope().toString(), one.engagement()))
                                .toList(),
                        breakGlass,
                        containment.lastFailure().isEmpty() ? null : containment.lastFailure()),
                Arrays.stream(Workstream.values())
                        .map(workstream ->
                                workstream(workstream, incident.room().standing(workstream), gates))
                        .toList(),
                times(incident, gates, measured));
    }

    private static WorkstreamBody workstream(Workstream workstream, Standing standing, GateStates gates) {
        List<Gate> closed = gates.closedIn(workstream);
        return new WorkstreamBody(
                workstream.name(),
                closed.isEmpty() ? "DONE" : "OPEN",
                workstream.owner().name(),
                standing.person(),
                closed.stream().map(Gate::demand).toList(),
                standing.nextAction().isEmpty() ? null : standing.nextAction(),
                standing.nextOn());
    }

    private static TimesBody times(Incident incident, GateStates gates, MeasureTimes.Times measured) {
        Map<String, Instant> at = new LinkedHashMap<>();
        note(at, "contained", gates.doneSince(Workstream.CONTAINMENT));
        note(at, "inquired", gates.doneSince(Workstream.INQUIRY));
        note(at, "scoped", gates.doneSince(Workstream.SCOPE));
        note(at, "fixed", gates.doneSince(Workstream.FIX));
        note(at, "approved", gates.openSince(Gate.PLAN_APPROVED));
        note(at, "settled", gates.openSince(Gate.DUES_IN_FLIGHT));
        note(at, "notified", gates.openSince(Gate.NOTICES_SENT));
        note(at, "reviewed", gates.doneSince(Workstream.REVIEW));
        note(at, "closed", Optional.ofNullable(incident.closedAt()));
        Map<String, Duration> took = new LinkedHashMap<>();
        at.forEach((milestone, when) -> took.put(milestone, Duration.between(incident.declaredAt(), when)));
        return new TimesBody(incident.declaredAt(), at, took, MeasuredBody.of(measured));
    }

    private static void note(Map<String, Instant> at, String milestone, Optional<Instant> when) {
        when.ifPresent(instant -> at.put(milestone, instant));
    }
}
