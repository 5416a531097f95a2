package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import makewhole.platform.digest.Digests;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.finding.Scopes;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.refusal.PostMortemRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Publishes a post-mortem in two steps. To print one of hundreds of deals takes longer than the database waits for a silent
 * transaction: so it is printed first, and published only if what was printed is what stands then.
 */
@ApplicationScoped
public class PublishPostMortem {
    private final PostMortems postMortems;
    private final PersonalData personalData;
    private final PrintPostMortem printPostMortem;
    private final Incidents incidents;
    private final Scopes scopes;
    private final TellStakeholders tellStakeholders;
    private final Journal journal;
    private final InstantSource clock;

    PublishPostMortem(
            PostMortems postMortems,
            PersonalData personalData,
            PrintPostMortem printPostMortem,
            Incidents incidents,
            Scopes scopes,
            TellStakeholders tellStakeholders,
            Journal journal,
            InstantSource clock) {
        this.postMortems = postMortems;
        this.personalData = personalData;
        this.printPostMortem = printPostMortem;
        this.incidents = incidents;
        this.scopes = scopes;
        this.tellStakeholders = tellStakeholders;
        this.journal = journal;
        this.clock = clock;
    }

    /** Prints it as it would be published now; empty if it would be refused. It keeps nothing, and holds no transaction. */
    @Transactional(TxType.NEVER)
    public Optional<PrintedEdition> print(IncidentId id, Subject subject) {
        Optional<PostMortem> reviewed = postMortems.of(id).filter(one -> one.mayBePublishedBy(subject));
        if (reviewed.isEmpty()) {
            return Optional.empty();
        }
        // Read before the deals: a scope that is decided anew in between is another one afterwards.
        PrintedEdition.From from = from(id, reviewed.get());
        PostMortem published = from.reviewed().published(subject, now());
        Document document = printPostMortem.document(published);
        return Optional.of(
                new PrintedEdition(from, published, document.html(), new PrintedEdition.Paper(document.pdf())));
    }

    /**
     * Publishes it as it was printed; nothing of it changes any more. It counts as published at the moment that stands on
     * the page: whatever was opened again since then makes it out of date.
     *
     * @throws RefusedException if it is published, the caller had it drafted, somebody affected is named, or it is not what
     *     was printed any more
     */
    @Transactional
    public PostMortem publish(IncidentId id, Optional<PrintedEdition> printed, Subject subject) {
        PostMortem reviewed = postMortems.lock(id).orElseThrow(() -> new NotFoundException("post-mortem of", id));
        reviewed.requirePublishableBy(subject);
        Map<String, String> content = new TreeMap<>();
        reviewed.sections().forEach((section, text) -> {
            personalData.requireNone(section, text.markdown());
            content.put(section.key(), text.markdown());
        });
        PrintedEdition edition = printed.filter(one -> one.from().equals(from(id, reviewed)))
                .orElseThrow(() -> new RefusedException(new PostMortemRefusal.ChangedMeanwhile(id.value())));
        PostMortem published = edition.published();
        postMortems.keep(published);
        postMortems.keepEdition(edition, Digests.of(content), whole(published));
        journal.append(JournalEntry.of("post-mortem-published", "incident", id, subject.name())
                .with("edition", published.edition())
                .with("digest", Digests.of(content)));
        tellStakeholders.of(incidents.require(id), published);
        return published;
    }

    private PrintedEdition.From from(IncidentId id, PostMortem reviewed) {
        return new PrintedEdition.From(reviewed, printPostMortem.heading(id), scopes.of(id));
    }

    private static String whole(PostMortem published) {
        StringBuilder whole = new StringBuilder();
        for (Section section : Section.values()) {
            whole.append("## %s%n%n%s%n%n".formatted(section.title(), published.markdown(section)));
        }
        return whole.toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
