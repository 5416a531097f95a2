package makewhole.remediation.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentDeclared;
import makewhole.remediation.message.Lines;
import makewhole.remediation.message.TellPeople;
import makewhole.remediation.message.TellPeople.Words;

/** Asks every team as soon as an incident is declared, in the same transaction. */
@ApplicationScoped
class OpenInquiries {
    private final Inquiries inquiries;
    private final TellPeople tellPeople;

    OpenInquiries(Inquiries inquiries, TellPeople tellPeople) {
        this.inquiries = inquiries;
        this.tellPeople = tellPeople;
    }

    void ask(@Observes IncidentDeclared declared) {
        Incident incident = declared.incident();
        LocalDate today = incident.declaredAt().atZone(ZoneOffset.UTC).toLocalDate();
        for (Team team : Team.values()) {
            Inquiry inquiry = Inquiry.to(team, incident.id(), today);
            inquiries.add(inquiry);
            tellPeople.tell(
                    incident, words(incident, inquiry), List.of(team.role().name()));
        }
    }

    private static Words words(Incident incident, Inquiry inquiry) {
        return new Words(
                "inquiry to " + inquiry.team(),
                "inquiry",
                Map.of(
                        "title", Lines.one(incident.title()),
                        "team", inquiry.team().role().name(),
                        "dueBy", inquiry.due().toString(),
                        "questions",
                                inquiry.asked().stream()
                                        .map(question -> Lines.one(question.text()))
                                        .toList()));
    }
}
