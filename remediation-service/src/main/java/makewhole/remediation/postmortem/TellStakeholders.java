package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.message.Lines;
import makewhole.remediation.message.TellPeople;
import makewhole.remediation.message.TellPeople.Words;

/** Tells the stakeholders what was learned, when it is published. */
@ApplicationScoped
class TellStakeholders {
    private final TellPeople tellPeople;
    private final PersonalData personalData;

    TellStakeholders(TellPeople tellPeople, PersonalData personalData) {
        this.tellPeople = tellPeople;
        this.personalData = personalData;
    }

    void of(Incident incident, PostMortem published) {
        List<String> causes = new ArrayList<>(Lines.of(published.markdown(Section.TECHNICAL_CAUSES)));
        causes.addAll(Lines.of(published.markdown(Section.PROCESS_CAUSES)));
        Map<String, Object> fields = Map.of(
                "title", Lines.one(personalData.without(incident.title())),
                "summary", Lines.one(published.markdown(Section.SUMMARY)),
                "causes", causes,
                "actions", Lines.of(published.markdown(Section.PREVENTION)));
        tellPeople.tellStakeholders(
                incident, new Words("post-mortem edition " + published.edition(), "post-mortem", fields));
    }
}
