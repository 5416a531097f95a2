package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.GateEvidence;
import makewhole.remediation.incident.Incident;

/** Whether the lesson is told. */
@ApplicationScoped
class PostMortemEvidence implements GateEvidence {
    private final PostMortems postMortems;

    PostMortemEvidence(PostMortems postMortems) {
        this.postMortems = postMortems;
    }

    @Override
    public Set<Gate> gates() {
        return Set.of(Gate.POST_MORTEM_PUBLISHED);
    }

    @Override
    public Map<Gate, Instant> open(Incident incident) {
        return postMortems
                .of(incident.id())
                .filter(known -> !known.isOutdated(incident))
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
                        known.isOutdated(incident)
                                ? "The incident was opened again; the next edition has to be drafted and published"
                                : "It is %s".formatted(known.state())))
                .orElseGet(() -> Map.of(Gate.POST_MORTEM_PUBLISHED, "It is not drafted yet"));
    }
}
