package makewhole.remediation.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import makewhole.remediation.incident.IncidentDeclared;

/** Asks every team as soon as an incident is declared, in the same transaction. */
@ApplicationScoped
class OpenInquiries {
    private final Inquiries inquiries;

    OpenInquiries(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    void ask(@Observes IncidentDeclared declared) {
        var incident = declared.incident();
        LocalDate today = incident.declaredAt().atZone(ZoneOffset.UTC).toLocalDate();
        for (Team team : Team.values()) {
            inquiries.add(Inquiry.to(team, incident.id(), today));
        }
    }
}
