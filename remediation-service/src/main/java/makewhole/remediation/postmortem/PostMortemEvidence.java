package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.GateEvidence;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.inquiry.Inquiries;

/** Whether the lesson is told. */
@ApplicationScoped
class PostMortemEvidence implements GateEvidence {
    private final PostMortems postMortems;
    private final Inquiries inquiries;

    PostMortemEvidence(PostMortems postMortems, Inquiries inquiries) {
        this.postMortems = postMortems;
        this.inquiries = inquiries;
    }

    @Override
    public Set<Gate> gates() {
        return Set.of(Gate.POST_MORTEM_PUBLISHED);
    }

    @Override
    public Map<Gate, Instant> open(Incident incident) {
        return postMortems
                .of(incident.id())
                .filter(known -> !known.isOutdated(incident, inquiries.of(incident.id())))
                .flatMap(PostMortem::publishedAt)
                .map(at -> Map.of(Gate.POST_MORTEM_PUBLISHED, at))
                .orElseGet(Map::of);
    }

    @Override
    public Map<Gate, String> why(Incident incident) {
        return postMortems
                .of(incident.id())
                .map(known -> Map.of(
                        Gate.POST_MORTEM_PUBLISHED,
                        known.isOutdated(incident, inquiries.of(incident.id()))
                                ? "The incident, or an inquiry, was opened again; the next edition has to be drafted and published"
                                : "It is %s".formatted(known.state())))
                .orElseGet(() -> Map.of(Gate.POST_MORTEM_PUBLISHED, "It is not drafted yet"));
    }
}
