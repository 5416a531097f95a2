package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import makewhole.platform.digest.Digests;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.InvalidRequestException;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Takes what people write into a post-mortem, and publishes it. */
@ApplicationScoped
public class EditPostMortem {
    private final PostMortems postMortems;
    private final PersonalData personalData;
    private final PrintPostMortem printPostMortem;
    private final Incidents incidents;
    private final TellStakeholders tellStakeholders;
    private final Journal journal;
    private final InstantSource clock;

    EditPostMortem(
            PostMortems postMortems,
            PersonalData personalData,
            PrintPostMortem printPostMortem,
            Incidents incidents,
            TellStakeholders tellStakeholders,
            Journal journal,
            InstantSource clock) {
        this.postMortems = postMortems;
        this.personalData = personalData;
        this.printPostMortem = printPostMortem;
        this.incidents = incidents;
        this.tellStakeholders = tellStakeholders;
        this.journal = journal;
        this.clock = clock;
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
            requireNobodyNamed(section, text);
            sections.put(section, text);
        });
        PostMortem edited = require(id).edited(sections, subject.name());
        postMortems.keep(edited);
        journal.append(JournalEntry.of("post-mortem-edited", "incident", id, subject.name())
                .with("sections", String.join(" ", texts.keySet())));
        return edited;
    }

    /**
     * Publishes it; nothing of it changes any more.
     *
     * @throws RefusedException if it is published, the caller had it drafted, or somebody affected is named
     */
    @Transactional
    public PostMortem publish(IncidentId id, Subject subject) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PostMortem published = require(id).published(subject, now);
        Map<String, String> content = new java.util.TreeMap<>();
        StringBuilder whole = new StringBuilder();
        published.sections().forEach((section, text) -> {
            requireNobodyNamed(section, text.markdown());
            content.put(section.key(), text.markdown());
        });
        for (Section section : Section.values()) {
            whole.append("## %s%n%n%s%n%n".formatted(section.title(), published.markdown(section)));
        }
        postMortems.keep(published);
        Document document = printPostMortem.document(published);
        postMortems.keepEdition(
                published,
                Digests.of(content),
                new Edition(now, whole.toString(), Optional.of(document.html())),
                document.pdf());
        journal.append(JournalEntry.of("post-mortem-published", "incident", id, subject.name())
                .with("edition", published.edition())
                .with("digest", Digests.of(content)));
        Incident incident = incidents.require(id);
        tellStakeholders.of(incident, published);
        return published;
    }

    private void requireNobodyNamed(Section section, String text) {
        Set<String> named = personalData.in(text);
        if (!named.isEmpty()) {
            throw new RefusedException(
                    new CaseRefusal.NamesAPerson(section.key(), named.stream().toList()));
        }
    }

    private PostMortem require(IncidentId id) {
        return postMortems.of(id).orElseThrow(() -> new NotFoundException("post-mortem of", id));
    }
}
