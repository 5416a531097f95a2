package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.Map;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.refusal.RefusedException;

/** Takes what people write into a post-mortem. */
@ApplicationScoped
public class EditPostMortem {
    private final PostMortems postMortems;
    private final PersonalData personalData;
    private final Journal journal;

    EditPostMortem(PostMortems postMortems, PersonalData personalData, Journal journal) {
        this.postMortems = postMortems;
        this.personalData = personalData;
        this.journal = journal;
    }

    /**
     * Replaces sections.
     *
     * @throws InvalidRequestException if there is no such section
     * @throws RefusedException if it is published, or a text names somebody affected
     */
    @Transactional
    public PostMortem edit(IncidentId id, Map<String, String> texts, Subject subject) {
        Map<Section, String> sections = new EnumMap<>(Section.class);
        texts.forEach((key, text) -> {
            Section section = Section.of(key)
                    .orElseThrow(() -> new InvalidRequestException("sections." + key, "there is no such section"));
            personalData.requireNone(section, text);
            sections.put(section, text);
        });
        PostMortem edited = require(id).edited(sections, subject.name());
        postMortems.keep(edited);
        journal.append(JournalEntry.of("post-mortem-edited", "incident", id, subject.name())
                .with("sections", String.join(" ", texts.keySet())));
        return edited;
    }

    private PostMortem require(IncidentId id) {
        return postMortems.lock(id).orElseThrow(() -> new NotFoundException("post-mortem of", id));
    }
}
