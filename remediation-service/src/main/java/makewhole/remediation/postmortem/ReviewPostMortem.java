package makewhole.remediation.postmortem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.incident.IncidentId;

/** Has a post-mortem talked about, and read by somebody who wrote none of it. */
@ApplicationScoped
public class ReviewPostMortem {
    private final PostMortems postMortems;
    private final Journal journal;
    private final InstantSource clock;

    ReviewPostMortem(PostMortems postMortems, Journal journal, InstantSource clock) {
        this.postMortems = postMortems;
        this.journal = journal;
        this.clock = clock;
    }

    /** Says on which day it was talked about. */
    @Transactional
    public PostMortem discuss(IncidentId id, LocalDate heldOn, Subject subject) {
        PostMortem discussed = require(id).discussed(heldOn);
        postMortems.keep(discussed);
        journal.append(JournalEntry.of("post-mortem-discussed", "incident", id, subject.name())
                .with("heldOn", heldOn));
        return discussed;
    }

    /**
     * Approves the text as it reads now.
     *
     * @throws makewhole.remediation.refusal.RefusedException if it is published, or the caller wrote in it
     */
    @Transactional
    public PostMortem review(IncidentId id, String comment, Subject subject) {
        PostMortem reviewed = require(id).reviewed(subject, clock.instant().truncatedTo(ChronoUnit.MICROS), comment);
        postMortems.keep(reviewed);
        journal.append(JournalEntry.of("post-mortem-reviewed", "incident", id, subject.name())
                .with("edition", reviewed.edition()));
        return reviewed;
    }

    private PostMortem require(IncidentId id) {
        return postMortems.lock(id).orElseThrow(() -> new NotFoundException("post-mortem of", id));
    }
}
