package makewhole.remediation.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makewhole.platform.identity.Subject;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.inquiry.Inquiry;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.PlanRefusal;
import makewhole.remediation.refusal.PostMortemRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * The closing document of an incident: drafted from what is known, edited by people, reviewed by somebody who wrote none
 * of it, published by another person than the one who had it drafted. An incident that is opened again gets another
 * edition.
 *
 * @param edition from 1
 * @param editors who wrote something in this edition
 * @param review by whom this very text was reviewed; empty while it was not, and after every change
 * @param meetingOn the day on which it was talked about; empty while it was not
 */
public record PostMortem(
        IncidentId incident,
        int edition,
        String draftedBy,
        Instant draftedAt,
        Set<String> editors,
        Map<Section, Text> sections,
        Optional<Review> review,
        Optional<LocalDate> meetingOn,
        Optional<String> publishedBy,
        Optional<Instant> publishedAt) {

    /**
     * A section.
     *
     * @param edited whether a person wrote it; a new draft leaves it alone
     */
    public record Text(String markdown, boolean edited) {}

    /** Somebody who wrote none of it has read it. */
    public record Review(String by, Instant at, String comment) {}

    /** How far it is. */
    public enum State {
        DRAFT,
        REVIEWED,
        PUBLISHED
    }

    public PostMortem {
        editors = Set.copyOf(editors);
        sections = Map.copyOf(sections);
    }

    static PostMortem drafted(IncidentId incident, String by, Instant at, Map<Section, String> drafts) {
        return new PostMortem(
                incident,
                1,
                by,
                at,
                Set.of(),
                texts(drafts),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public boolean isPublished() {
        return publishedAt.isPresent();
    }

    public State state() {
        if (isPublished()) {
            return State.PUBLISHED;
        }
        return review.isPresent() ? State.REVIEWED : State.DRAFT;
    }

    /**
     * Whether it was published before its incident was last opened again, or before a team corrected what it had handed in.
     *
     * @param asked the inquiries of the incident
     */
    public boolean isOutdated(Incident of, List<Inquiry> asked) {
        Instant reopened = of.reopenedAt();
        return publishedAt
                .filter(at -> (reopened != null && !at.isAfter(reopened))
                        || asked.stream().anyMatch(inquiry -> inquiry.correctedSince(at)))
                .isPresent();
    }

    /** The text of a section; empty if there is none. */
    public String markdown(Section section) {
        return Optional.ofNullable(sections.get(section)).map(Text::markdown).orElse("");
    }

    /** Begins the edition after one that was published; what people wrote stays, and so does that they wrote it. */
    PostMortem nextEdition() {
        return new PostMortem(
                incident,
                edition + 1,
                draftedBy,
                draftedAt,
                editors,
                sections,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Drafts again; what people wrote stays. */
    PostMortem draftedAgain(String by, Instant at, Map<Section, String> drafts) {
        requireDraft();
        Map<Section, Text> now = texts(drafts);
        sections.forEach((section, text) -> {
            if (text.edited()) {
                now.put(section, text);
            }
        });
        return changed(by, at, editors, now);
    }

    PostMortem edited(Map<Section, String> texts, String by) {
        requireDraft();
        Map<Section, Text> now = new EnumMap<>(Section.class);
        now.putAll(sections);
        texts.forEach((section, markdown) -> now.put(section, new Text(markdown, true)));
        Set<String> all = new HashSet<>(editors);
        all.add(by);
        return changed(draftedBy, draftedAt, all, now);
    }

    PostMortem discussed(LocalDate day) {
        requireDraft();
        return new PostMortem(
                incident,
                edition,
                draftedBy,
                draftedAt,
                editors,
                sections,
                review,
                Optional.of(day),
                publishedBy,
                publishedAt);
    }

    PostMortem reviewed(Subject by, Instant at, String comment) {
        requireDraft();
        if (!by.isAnotherPersonThan(draftedBy) || editors.contains(by.name())) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("Who wrote in the post-mortem may not review it"));
        }
        return new PostMortem(
                incident,
                edition,
                draftedBy,
                draftedAt,
                editors,
                sections,
                Optional.of(new Review(by.name(), at, comment)),
                meetingOn,
                publishedBy,
                publishedAt);
    }

    /** Whether it is reviewed, and by this person's hand may be published. */
    boolean mayBePublishedBy(Subject by) {
        return state() == State.REVIEWED && by.isAnotherPersonThan(draftedBy);
    }

    PostMortem published(Subject by, Instant at) {
        requirePublishableBy(by);
        return new PostMortem(
                incident,
                edition,
                draftedBy,
                draftedAt,
                editors,
                sections,
                review,
                meetingOn,
                Optional.of(by.name()),
                Optional.of(at));
    }

    /** Another text has not been reviewed. */
    private PostMortem changed(String by, Instant at, Set<String> nowEditors, Map<Section, Text> now) {
        return new PostMortem(
                incident,
                edition,
                by,
                at,
                nowEditors,
                now,
                Optional.empty(),
                meetingOn,
                Optional.empty(),
                Optional.empty());
    }

    private static Map<Section, Text> texts(Map<Section, String> drafts) {
        Map<Section, Text> texts = new EnumMap<>(Section.class);
        drafts.forEach((section, markdown) -> texts.put(section, new Text(markdown, false)));
        return texts;
    }

    /** @throws RefusedException if it is published, the person had it drafted, or nobody has reviewed it as it reads */
    void requirePublishableBy(Subject by) {
        requireDraft();
        if (!by.isAnotherPersonThan(draftedBy)) {
            throw new RefusedException(
                    new PlanRefusal.SecondPersonRequired("Who had the post-mortem drafted may not publish it"));
        }
        if (review.isEmpty()) {
            throw new RefusedException(new PostMortemRefusal.NotReviewed(incident.value()));
        }
    }

    private void requireDraft() {
        if (isPublished()) {
            throw new RefusedException(new CaseRefusal.PostMortemPublished(incident.value()));
        }
    }
}
