package makewhole.remediation.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import org.jboss.logging.Logger;

/**
 * Keeps pulled events and writes the head of the other journal into ours: who would rewrite one would have to rewrite
 * the other. A page that does not continue the chain is not kept, and our journal says so. Each event that is kept is told
 * to the features in the same transaction, once; one that cannot be told is put aside and waits for a person.
 */
@ApplicationScoped
class KeepEvents {
    private static final Logger LOG = Logger.getLogger(KeepEvents.class);
    private static final String US = "remediation-service";

    private final Set<OtherService> told = ConcurrentHashMap.newKeySet();
    private final PulledEvents events;
    private final EventsPutAside asides;
    private final Journal journal;
    private final Event<PulledEvent> news;
    private final InstantSource clock;

    KeepEvents(
            PulledEvents events, EventsPutAside asides, Journal journal, Event<PulledEvent> news, InstantSource clock) {
        this.events = events;
        this.asides = asides;
        this.journal = journal;
        this.news = news;
        this.clock = clock;
    }

    /** Keeps a page; false if it does not follow on what is kept. What is kept already is left out. */
    @Transactional
    boolean add(OtherService service, List<PulledEvent> pulled) {
        return keep(service, pulled, event -> {
            if (event.isUnreadable()) {
                putAside(event, event.reason());
            } else {
                news.fire(event);
            }
        });
    }

    /** Keeps one event that no feature is told of, for the reason given; false if it does not follow on what is kept. */
    @Transactional
    boolean putAside(OtherService service, PulledEvent event, String why) {
        return keep(service, List.of(event), one -> putAside(one, why));
    }

    private void putAside(PulledEvent event, String why) {
        LOG.errorf("event=event-put-aside service=%s position=%d why=%s", event.service(), event.position(), why);
        asides.add(new PutAside(event, why, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        journal.append(JournalEntry.of("event-put-aside", "event", event.name(), US)
                .because(why)
                .with("service", event.service())
                .with("position", event.position())
                .with("event", event.event()));
    }

    private boolean keep(OtherService service, List<PulledEvent> pulled, Consumer<PulledEvent> telling) {
        Optional<PulledEvent> last = events.lock(service);
        long position = last.map(PulledEvent::position).orElse(0L);
        long known = position;
        List<PulledEvent> page =
                pulled.stream().filter(event -> event.position() > known).toList();
        if (page.isEmpty()) {
            return true;
        }
        String hash = last.map(PulledEvent::hash).orElse(page.getFirst().previousHash());
        for (PulledEvent event : page) {
            if (event.position() != position + 1 || !event.previousHash().equals(hash)) {
                broken(service, event);
                return false;
            }
            position = event.position();
            hash = event.hash();
        }
        events.add(page);
        page.forEach(telling);
        journal.append(JournalEntry.of("journal-anchored", "journal", service.title(), US)
                .with("position", position)
                .with("head", hash));
        return true;
    }

    private void broken(OtherService service, PulledEvent event) {
        if (!told.add(service)) {
            return;
        }
        LOG.errorf("event=other-journal-broken service=%s position=%d", service.title(), event.position());
        journal.append(JournalEntry.of("other-journal-broken", "journal", service.title(), US)
                .because("Entry %d does not continue the chain that was pulled before".formatted(event.position()))
                .with("position", event.position()));
    }
}
