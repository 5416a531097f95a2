package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.postmortem.TrackedAction.Wanted;

/** Drafts the post-mortem from what is known now; drafting again leaves alone what people wrote. */
@ApplicationScoped
public class DraftPostMortem {
    private final Incidents incidents;
    private final GatherFacts gatherFacts;
    private final PersonalData personalData;
    private final PostMortems postMortems;
    private final TrackActions trackActions;
    private final TrackedActions actions;
    private final Journal journal;
    private final InstantSource clock;

    DraftPostMortem(
            Incidents incidents,
            GatherFacts gatherFacts,
            PersonalData personalData,
            PostMortems postMortems,
            TrackActions trackActions,
            TrackedActions actions,
            Journal journal,
            InstantSource clock) {
        this.incidents = incidents;
        this.gatherFacts = gatherFacts;
        this.personalData = personalData;
        this.postMortems = postMortems;
        this.trackActions = trackActions;
        this.actions = actions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Drafts it, without personal data even where an answer had some; another edition if the incident was opened again
     * since the last one was published. Actions that follow from the facts are tracked from the first draft on.
     */
    @Transactional
    public PostMortem draft(IncidentId id, Subject subject) {
        Incident incident = incidents.lock(id);
        Facts facts = gatherFacts.of(incident);
        Optional<PostMortem> before = postMortems.lock(id);
        if (before.isEmpty()) {
            List<Wanted> following = Actions.following(facts).stream()
                    .map(one -> new Wanted(personalData.without(one.what()), one.owner(), one.due()))
                    .toList();
            trackActions.addMissing(id, following, subject);
        }
        Map<Section, String> drafts = Draft.of(facts, actions.of(id));
        drafts.replaceAll((section, text) -> personalData.without(text));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PostMortem postMortem = before.map(
                        known -> known.isOutdated(incident, facts.inquiries()) ? known.nextEdition() : known)
                .map(known -> known.draftedAgain(subject.name(), now, drafts))
                .orElseGet(() -> PostMortem.drafted(id, subject.name(), now, drafts));
        postMortems.keep(postMortem);
        journal.append(JournalEntry.of("post-mortem-drafted", "incident", id, subject.name())
                .with("edition", postMortem.edition()));
        return postMortem;
    }
}
