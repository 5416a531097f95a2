package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;

/** Drafts the post-mortem from what is known now; drafting again leaves alone what people wrote. */
@ApplicationScoped
public class DraftPostMortem {
    private final Incidents incidents;
    private final GatherFacts gatherFacts;
    private final PersonalData personalData;
    private final PostMortems postMortems;
    private final Journal journal;
    private final InstantSource clock;

    DraftPostMortem(
            Incidents incidents,
            GatherFacts gatherFacts,
            PersonalData personalData,
            PostMortems postMortems,
            Journal journal,
            InstantSource clock) {
        this.incidents = incidents;
        this.gatherFacts = gatherFacts;
        this.personalData = personalData;
        this.postMortems = postMortems;
        this.journal = journal;
        this.clock = clock;
    }

    /** Drafts it, without personal data even where an answer had some. */
    @Transactional
    public PostMortem draft(IncidentId id, Subject subject) {
        Incident incident = incidents.require(id);
        Map<Section, String> drafts = Draft.of(gatherFacts.of(incident));
        drafts.replaceAll((section, text) -> personalData.without(text));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PostMortem postMortem = postMortems
                .of(id)
                .map(known -> known.draftedAgain(subject.name(), now, drafts))
                .orElseGet(() -> PostMortem.drafted(id, subject.name(), now, drafts));
        postMortems.keep(postMortem);
        journal.append(JournalEntry.of("post-mortem-drafted", "incident", id, subject.name()));
        return postMortem;
    }
}
