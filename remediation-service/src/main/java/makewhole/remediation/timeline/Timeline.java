package makewhole.remediation.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import makewhole.platform.journal.ChainedEntry;
import makewhole.platform.journal.Journal;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.Plans;

/**
 * Everything that happened from the declaration of an incident to its closing, in all three services, in order of time;
 * for one that a refused certificate opened, also what led to it.
 * What is provably of another incident is left out, and so is what happens once per notice.
 */
@ApplicationScoped
public class Timeline {
    private static final int PAGE = 5_000;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> NOISE = Set.of(
            "journal-anchored",
            "reminder-given",
            "message-told",
            "audience-told",
            "line-answered",
            "deal-imported",
            "version-registered",
            "records-imported");

    private final Journal journal;
    private final PulledEvents pulled;
    private final Plans plans;

    Timeline(Journal journal, PulledEvents pulled, Plans plans) {
        this.journal = journal;
        this.pulled = pulled;
        this.plans = plans;
    }

    public List<TimelineItem> of(Incident incident) {
        Instant from = incident.declaredAt();
        Instant to = incident.closedAt() == null ? Instant.MAX : incident.closedAt();
        Map<String, Boolean> ourPlan = new HashMap<>();
        // What a machine saw comes before the incident that it opened for it.
        List<PulledEvent> before = incident.certificate()
                .map(certificate -> pulled.leadingTo(certificate, incident.suspectedVersion(), from))
                .orElse(List.of());
        return Stream.of(before, own(from, to), pulled.between(from, to))
                .flatMap(List::stream)
                .filter(event ->
                        !NOISE.contains(event.event()) && !event.aboutKind().equals("notice"))
                .filter(event -> isOf(incident, event, ourPlan))
                .sorted(Comparator.comparing(PulledEvent::at)
                        .thenComparing(PulledEvent::service)
                        .thenComparingLong(PulledEvent::position))
                .map(TimelineItem::of)
                .toList();
    }

    private List<PulledEvent> own(Instant from, Instant to) {
        List<PulledEvent> own = new ArrayList<>();
        long position = 0;
        while (true) {
            List<ChainedEntry> page = journal.after(position, PAGE);
            if (page.isEmpty()) {
                return own;
            }
            for (ChainedEntry entry : page) {
                position = entry.position();
                // The entry of the closing is written a moment after the moment of closing that it speaks of.
                boolean closing = entry.event().equals("incident-closed");
                if (!entry.at().isBefore(from) && (closing || !entry.at().isAfter(to))) {
                    own.add(pulled(entry));
                }
            }
        }
    }

    private boolean isOf(Incident incident, PulledEvent event, Map<String, Boolean> ourPlan) {
        String other = event.facts().get("incident");
        if (other != null && !other.isEmpty()) {
            return other.equals(incident.id().value()) || other.equals(incident.switchReference());
        }
        if (event.aboutKind().equals("incident")) {
            return event.aboutId().equals(incident.id().value());
        }
        String plan = event.aboutKind().equals("plan")
                ? event.aboutId()
                : event.facts().getOrDefault("plan", "");
        return !UUID_FORM.matcher(plan).matches()
                || ourPlan.computeIfAbsent(
                        plan,
                        id -> plans.get(new PlanId(UUID.fromString(id)))
                                .filter(known -> known.incident().equals(incident.id()))
                                .isPresent());
    }

    private static PulledEvent pulled(ChainedEntry entry) {
        return new PulledEvent(
                "remediation-service",
                entry.position(),
                entry.at(),
                entry.event(),
                entry.aboutKind(),
                entry.aboutId(),
                entry.subject(),
                entry.reason(),
                entry.facts(),
                entry.previousHash(),
                entry.hash());
    }
}
