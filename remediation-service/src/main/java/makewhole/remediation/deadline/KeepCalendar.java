package makewhole.remediation.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.deadline.Deadline.Audience;
import makewhole.remediation.deadline.Deadline.Kept;
import makewhole.remediation.deadline.Deadline.Kind;
import makewhole.remediation.incident.Incident;
import makewhole.remediation.incident.IncidentDeclared;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.refusal.InquiryRefusal;
import makewhole.remediation.refusal.RefusedException;

/** Puts days into the calendar of an incident and marks them as kept. */
@ApplicationScoped
public class KeepCalendar {
    private static final int WEEKS_TO_FIRST_REPORT = 8;
    private static final int WEEKS_BEFORE_NOBODY_EXPECTS_IT = 4;
    private static final int DAYS_BEFORE_PROGRESS = 3;

    private final Incidents incidents;
    private final Deadlines deadlines;
    private final Journal journal;
    private final InstantSource clock;

    KeepCalendar(Incidents incidents, Deadlines deadlines, Journal journal, InstantSource clock) {
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** Opens the calendar with the incident, in the same transaction. */
    void open(@Observes IncidentDeclared declared) {
        Incident incident = declared.incident();
        LocalDate day = dayOf(incident);
        deadlines.add(new Deadline(
                UUID.randomUUID(),
                incident.id(),
                Kind.FIRST_REPORT,
                Audience.REGULATORS,
                "First report",
                day.plusWeeks(WEEKS_BEFORE_NOBODY_EXPECTS_IT),
                day.plusWeeks(WEEKS_TO_FIRST_REPORT),
                Optional.empty()));
        deadlines.add(progress(incident.id(), day.plusMonths(1)));
    }

    /**
     * Adds a day that somebody knows of.
     *
     * @throws RefusedException if the day is over or the incident is closed
     */
    @Transactional
    public Deadline add(Deadline wanted, Subject subject) {
        incidents.lock(wanted.incident()).requireOpen();
        LocalDate today = today();
        if (wanted.due().isBefore(today)) {
            throw new RefusedException(new InquiryRefusal.DueDayPast(wanted.due(), today));
        }
        if (!deadlines.add(wanted)) {
            return deadlines.of(wanted.incident()).stream()
                    .filter(one ->
                            one.title().equals(wanted.title()) && one.due().equals(wanted.due()))
                    .findFirst()
                    .orElseThrow();
        }
        journal.append(JournalEntry.of("deadline-set", "incident", wanted.incident(), subject.name())
                .with("deadline", wanted.id())
                .with("due", wanted.due()));
        return wanted;
    }

    /**
     * Marks one as kept, also one that was missed.
     *
     * @throws RefusedException if it was kept before
     */
    @Transactional
    public Deadline keep(IncidentId incident, UUID id, String evidence, Subject subject) {
        incidents.lock(incident);
        Deadline before = deadlines.of(incident).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("deadline", id));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Deadline kept = before.kept(new Kept(subject.name(), now, evidence));
        deadlines.replace(kept);
        journal.append(JournalEntry.of("deadline-kept", "incident", incident, subject.name())
                .because(evidence)
                .with("deadline", id)
                .with("state", kept.state(today())));
        return kept;
    }

    /** Adds the progress report after the last one, once that was kept or its day is over. */
    @Transactional
    void carryOn(IncidentId id) {
        Incident incident = incidents.lock(id);
        if (!incident.isOpen()) {
            return;
        }
        LocalDate today = today();
        deadlines.of(id).stream()
                .filter(one -> one.kind() == Kind.MONTHLY_PROGRESS)
                .max(Comparator.comparing(Deadline::due))
                .filter(last -> last.kept().isPresent() || today.isAfter(last.due()))
                .ifPresent(last -> deadlines.add(progress(id, monthAfter(last.due(), dayOf(incident)))));
    }

    /** Counted from the first day, so that a short month does not pull all later days forward. */
    static LocalDate monthAfter(LocalDate last, LocalDate first) {
        long months = ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(last));
        return first.plusMonths(months + 1);
    }

    private static LocalDate dayOf(Incident incident) {
        return incident.declaredAt().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Deadline progress(IncidentId incident, LocalDate due) {
        return new Deadline(
                UUID.randomUUID(),
                incident,
                Kind.MONTHLY_PROGRESS,
                Audience.STAKEHOLDERS,
                "Progress report",
                due.minusDays(DAYS_BEFORE_PROGRESS),
                due,
                Optional.empty());
    }
}
