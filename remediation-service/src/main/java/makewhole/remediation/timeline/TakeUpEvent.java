package makewhole.remediation.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import makewhole.platform.identity.Subject;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import makewhole.platform.problem.NotFoundException;
import makewhole.remediation.refusal.CaseRefusal;
import makewhole.remediation.refusal.RefusedException;

/**
 * Tells the features of an event that was put aside, once somebody thinks that they can make sense of it now. They come to
 * hear of it later than of those that followed; see the decision about events that are put aside for why that is safe.
 */
@ApplicationScoped
public class TakeUpEvent {
    private final EventsPutAside asides;
    private final EventFeed feed;
    private final Event<PulledEvent> news;
    private final Journal journal;
    private final InstantSource clock;

    TakeUpEvent(EventsPutAside asides, EventFeed feed, Event<PulledEvent> news, Journal journal, InstantSource clock) {
        this.asides = asides;
        this.feed = feed;
        this.news = news;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Takes it up; all of it or nothing.
     *
     * @throws NotFoundException if no such event waits
     * @throws RefusedException if it still cannot be read, or the service that told it does not answer
     */
    @Transactional
    public void takeUp(OtherService service, long position, Subject by) {
        PutAside aside = asides.lock(service, position)
                .orElseThrow(
                        () -> new NotFoundException("event put aside", "%s %d".formatted(service.title(), position)));
        tell(aside.event().isUnreadable() ? asToldAgain(service, aside.event()) : aside.event());
        asides.takenUp(aside, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
        journal.append(JournalEntry.of("event-taken-up", "event", aside.event().name(), by.name())
                .with("service", service.title())
                .with("position", position));
    }

    private void tell(PulledEvent event) {
        try {
            news.fire(event);
        } catch (RuntimeException again) {
            throw new RefusedException(new CaseRefusal.EventNotTakenUp(event.name(), String.valueOf(again)));
        }
    }

    /** What could not be read is asked for again: a journal never changes, but this release may read more than the last. */
    private PulledEvent asToldAgain(OtherService service, PulledEvent unreadable) {
        PulledEvent again = pull(service, unreadable.position()).stream()
                .filter(event -> event.hash().equals(unreadable.hash()))
                .findFirst()
                .orElseThrow(() -> new RefusedException(new CaseRefusal.EventNotTakenUp(
                        unreadable.name(), service.title() + " does not tell this event any more")));
        if (again.isUnreadable()) {
            throw new RefusedException(new CaseRefusal.EventNotTakenUp(again.name(), again.reason()));
        }
        return again;
    }

    private List<PulledEvent> pull(OtherService service, long position) {
        try {
            return feed.after(service, position - 1);
        } catch (RuntimeException unreachable) {
            throw new RefusedException(
                    new CaseRefusal.SourceUnreachable(service.title(), String.valueOf(unreachable.getMessage())));
        }
    }
}
