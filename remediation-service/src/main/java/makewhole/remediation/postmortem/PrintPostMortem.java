package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.finding.ScopedDeals;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;

/** Makes documents of post-mortems, under a heading without personal data. */
@ApplicationScoped
public class PrintPostMortem {
    private final Incidents incidents;
    private final PersonalData personalData;
    private final ScopedDeals deals;
    private final Findings findings;

    PrintPostMortem(Incidents incidents, PersonalData personalData, ScopedDeals deals, Findings findings) {
        this.incidents = incidents;
        this.personalData = personalData;
        this.deals = deals;
        this.findings = findings;
    }

    /** The post-mortem as it reads now. */
    public Document document(PostMortem postMortem) {
        return new Document(heading(postMortem.incident()), postMortem, deals, findings);
    }

    /** An edition of which no page was kept, made of its words, without pictures. */
    public String html(IncidentId incident, Edition edition) {
        return Document.pageOf(heading(incident), edition);
    }

    /** An edition of which no PDF was kept, printed from its words, without the bars of its impact. */
    public byte[] pdf(IncidentId incident, Edition edition) {
        return Document.pdfOf(heading(incident), edition);
    }

    Heading heading(IncidentId incident) {
        return new Heading(
                incident, personalData.without(incidents.require(incident).title()));
    }
}
