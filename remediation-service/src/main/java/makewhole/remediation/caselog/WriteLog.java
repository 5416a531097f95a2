package makewhole.remediation.caselog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.caselog.LogEntry.Favoured;
import makewhole.remediation.caselog.LogEntry.Kind;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.incident.Incidents;
import makewhole.remediation.refusal.RefusedException;
import makewhole.remediation.refusal.RoomRefusal;

/** Writes into the log of an open incident. The words stay in the log; the journal says only that there are some. */
@ApplicationScoped
public class WriteLog {
    private final Incidents incidents;
    private final CaseLog log;
    private final Journal journal;
    private final InstantSource clock;

    WriteLog(Incidents incidents, CaseLog log, Journal journal, InstantSource clock) {
        this.incidents = incidents;
        this.log = log;
        this.journal = journal;
        this.clock = clock;
    }

    /** What somebody wants written down. */
    public record Saying(
            Kind kind, String said, String reason, Optional<Favoured> inFavourOf, OptionalInt supersedes) {}

    /**
     * Writes it down.
     *
     * @throws RefusedException if the incident is closed, the entry to be superseded is of another kind or superseded
     *     before, or an assumption does not favour the customer
     */
    @Transactional
    public LogEntry write(IncidentId id, Saying saying, Subject subject) {
        incidents.lock(id).requireOpen();
        saying.inFavourOf().filter(favoured -> favoured != Favoured.CUSTOMER).ifPresent(other -> {
            throw new RefusedException(new RoomRefusal.AssumptionNotBeneficial(other.name()));
        });
        saying.supersedes().ifPresent(number -> requireSupersedable(id, number, saying.kind()));
        LogEntry entry = new LogEntry(
                id,
                log.last(id) + 1,
                saying.kind(),
                saying.said(),
                saying.reason(),
                saying.inFavourOf(),
                subject.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                saying.supersedes(),
                OptionalInt.empty());
        log.add(entry);
        journal.append(JournalEntry.of("case-log-written", "incident", id, subject.name())
                .with("kind", entry.kind())
                .with("number", entry.number())
                .with(
                        "supersedes",
                        entry.supersedes().isPresent()
                                ? Integer.toString(entry.supersedes().getAsInt())
                                : ""));
        return entry;
    }

    private void requireSupersedable(IncidentId id, int number, Kind kind) {
        LogEntry before = log.get(id, number)
                .orElseThrow(() -> new NotFoundException("log entry", "%s/%d".formatted(id, number)));
        if (before.kind() != kind) {
            throw new RefusedException(
                    new RoomRefusal.EntryOfOtherKind(number, before.kind().name()));
        }
        before.supersededBy().ifPresent(by -> {
            throw new RefusedException(new RoomRefusal.EntrySuperseded(number, by));
        });
    }
}
