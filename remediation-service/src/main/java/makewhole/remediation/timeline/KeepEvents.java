package makewhole.remediation.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import makewhole.platform.journal.Journal;
import makewhole.platform.journal.JournalEntry;
import org.jboss.logging.Logger;

/**
 * Keeps pulled events and writes the head of the other journal into ours: who would rewrite one would have to rewrite
 * the other. A page that does not continue the chain is not kept, and our journal says so. Each event that is kept is told
 * to the features in the same transaction, once.
 */
@ApplicationScoped
class KeepEvents {
    private static final Logger LOG = Logger.getLogger(KeepEvents.class);
    private static final String US = "remediation-service";

    private final Set<OtherService> told = ConcurrentHashMap.newKeySet();
    private final PulledEvents events;
    private final Journal journal;
    private final Event<PulledEvent> news;

    KeepEvents(PulledEvents events, Journal journal, Event<PulledEvent> news) {
        this.events = events;
        this.journal = journal;
        this.news = news;
    }

    /** Keeps a page; false if it does not follow on what is kept. What is kept already is left out. */
    @Transactional
    boolean add(OtherService service, List<PulledEvent> pulled) {
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
        page.forEach(news::fire);
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
