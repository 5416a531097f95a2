package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.message.Lines;
import makewhole.remediation.message.TellPeople;
import makewhole.remediation.message.TellPeople.Words;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the stakeholders what was learned, when it is published. */
@ApplicationScoped
class TellStakeholders {
    private final TellPeople tellPeople;
    private final List<String> stakeholders;

    TellStakeholders(
            TellPeople tellPeople,
            @ConfigProperty(name = "makewhole.stakeholders") Optional<List<String>> stakeholders) {
        this.tellPeople = tellPeople;
        this.stakeholders = List.copyOf(stakeholders.orElseGet(List::of));
    }

    void of(Incident incident, PostMortem published) {
        List<String> causes = new ArrayList<>(Lines.of(published.markdown(Section.TECHNICAL_CAUSES)));
        causes.addAll(Lines.of(published.markdown(Section.PROCESS_CAUSES)));
        Map<String, Object> fields = Map.of(
                "title", Lines.one(incident.title()),
                "summary", Lines.one(published.markdown(Section.SUMMARY)),
                "causes", causes,
                "actions", Lines.of(published.markdown(Section.PREVENTION)));
        tellPeople.tell(
                incident, new Words("post-mortem edition " + published.edition(), "post-mortem", fields), stakeholders);
    }
}
