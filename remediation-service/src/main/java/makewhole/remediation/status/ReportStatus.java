package makewhole.remediation.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.finding.ScopeState;
import makewhole.remediation.finding.Scopes;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.message.Lines;
import makewhole.remediation.message.TellPeople;
import makewhole.remediation.message.TellPeople.Words;
import makewhole.remediation.postmortem.PersonalData;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Tells stakeholders where an incident stands, in a person's words. How many are affected is never theirs to say. */
@ApplicationScoped
public class ReportStatus {
    /**
     * What a person says.
     *
     * @param state in a few words, such as {@code contained, being put right}
     * @param next what comes next; empty if that is not known
     */
    public record Report(String state, List<String> facts, List<String> next) {
        public Report {
            facts = List.copyOf(facts);
            next = List.copyOf(next);
        }
    }

    private final Incidents incidents;
    private final Scopes scopes;
    private final Findings findings;
    private final PersonalData personalData;
    private final TellPeople tellPeople;
    private final Journal journal;
    private final InstantSource clock;

    ReportStatus(
            Incidents incidents,
            Scopes scopes,
            Findings findings,
            PersonalData personalData,
            TellPeople tellPeople,
            Journal journal,
            InstantSource clock) {
        this.incidents = incidents;
        this.scopes = scopes;
        this.findings = findings;
        this.personalData = personalData;
        this.tellPeople = tellPeople;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Tells them.
     *
     * @return who is told; nobody if the incident is restricted
     * @throws RefusedException if a text names somebody affected
     */
    @Transactional
    public List<String> report(IncidentId id, Report report, Subject by) {
        Incident incident = incidents.require(id);
        requireNobodyNamed("state", report.state());
        requireNobodyNamed("facts", String.join("\n", report.facts()));
        requireNobodyNamed("next", String.join("\n", report.next()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, Object> fields = new HashMap<>();
        fields.put("title", Lines.one(personalData.without(incident.title())));
        fields.put("asOf", now.atZone(ZoneOffset.UTC).toLocalDate().toString());
        fields.put("state", Lines.one(report.state()));
        fields.put("facts", report.facts().stream().map(Lines::one).toList());
        if (!report.next().isEmpty()) {
            fields.put("next", report.next().stream().map(Lines::one).toList());
        }
        if (scopes.of(id).filter(scope -> scope.state() == ScopeState.DONE).isPresent()) {
            fields.put("affected", Long.toString(affected(id)));
        }
        List<String> told = tellPeople.tellStakeholders(incident, new Words("status of " + now, "status", fields));
        journal.append(JournalEntry.of("status-reported", "incident", id, by.name())
                .with("state", report.state())
                .with("to", String.join(" ", told)));
        return told;
    }

    private long affected(IncidentId id) {
        return findings.all(id).stream().map(Finding::investor).distinct().count();
    }

    private void requireNobodyNamed(String field, String text) {
        Set<String> named = personalData.in(text);
        if (!named.isEmpty()) {
            throw new RefusedException(
                    new CaseRefusal.NamesAPerson(field, named.stream().toList()));
        }
    }
}
