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
                .flatMap(PostMortem::publishedAt)
                .filter(at -> isNewerThanReopening(at, incident))
                .map(at -> Map.of(Gate.POST_MORTEM_PUBLISHED, at))
                .orElseGet(Map::of);
    }

    @Override
    public Map<Gate, String> why(Incident incident) {
        return incident.reopenedAt() == null
                ? Map.of()
                : Map.of(
                        Gate.POST_MORTEM_PUBLISHED,
                        "The incident was opened again on %s; its post-mortem has to be published anew"
                                .formatted(incident.reopenedAt()));
    }

    private static boolean isNewerThanReopening(Instant publishedAt, Incident incident) {
        return incident.reopenedAt() == null || publishedAt.isAfter(incident.reopenedAt());
    }
}
