package makewhole.remediation.fix;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.remediation.incident.Gate;
import makewhole.remediation.incident.IncidentId;

/** Writes a milestone down when it is first seen. */
@ApplicationScoped
class KeepMilestone {
    private final FixMilestones milestones;
    private final Journal journal;
    private final InstantSource clock;

    KeepMilestone(FixMilestones milestones, Journal journal, InstantSource clock) {
        this.milestones = milestones;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void reached(IncidentId incident, Gate milestone) {
        if (milestones.reached(incident, milestone, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            String event = milestone.name().toLowerCase(Locale.ROOT).replace('_', '-');
            journal.append(JournalEntry.of(event, "incident", incident, "remediation-service"));
        }
    }
}
