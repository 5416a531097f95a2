package makewhole.remediation.postmortem;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.identity.Subject;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * The closing document of an incident: drafted from what is known, edited by people, published by another person than
 * the one who had it drafted.
 */
public record PostMortem(
        IncidentId incident,
        String draftedBy,
        Instant draftedAt,
        Map<Section, Text> sections,
        Optional<String> publishedBy,
        Optional<Instant> publishedAt) {

    /**
     * A section.
     *
     * @param edited whether a person wrote it; a new draft leaves it alone
     */
    public record Text(String markdown, boolean edited) {}

    public PostMortem {
        sections = Map.copyOf(sections);
    }

    static PostMortem drafted(IncidentId incident, String by, Instant at, Map<Section, String> drafts) {
        Map<Section, Text> sections = new EnumMap<>(Section.class);
        drafts.forEach((section, markdown) -> sections.put(section, new Text(markdown, false)));
        return new PostMortem(incident, by, at, sections, Optional.empty(), Optional.empty());
    }

    public boolean isPublished() {
        return publishedAt.isPresent();
    }

    /** The text of a section; empty if there is none. */
    public String markdown(Section section) {
        return Optional.ofNullable(sections.get(section)).map(Text::markdown).orElse("");
    }

    /** Drafts again; what people wrote stays. */
    PostMortem draftedAgain(String by, Instant at, Map<Section, String> drafts) {
        requireDraft();
        Map<Section, Text> now = new EnumMap<>(Section.class);
        drafts.forEach((section, markdown) -> now.put(section, new Text(markdown, false)));
        sections.forEach((section, text) -> {
            if (text.edited()) {
                now.put(section, text);
            }
        });
        return new PostMortem(incident, by, at, now, Optional.empty(), Optional.empty());
    }

    PostMortem edited(Map<Section, String> texts) {
        requireDraft();
        Map<Section, Text> now = new EnumMap<>(Section.class);
        now.putAll(sections);
        texts.forEach((section, markdown) -> now.put(section, new Text(markdown, true)));
        return new PostMortem(incident, draftedBy, draftedAt, now, Optional.empty(), Optional.empty());
    }

    PostMortem published(Subject by, Instant at) {
        requireDraft();
        if (!by.isAnotherPersonThan(draftedBy)) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("Who had the post-mortem drafted may not publish it"));
        }
        return new PostMortem(incident, draftedBy, draftedAt, sections, Optional.of(by.name()), Optional.of(at));
    }

    private void requireDraft() {
        if (isPublished()) {
            throw new RefusedException(new CaseRefusal.PostMortemPublished(incident.value()));
        }
    }
}
