package makewhole.remediation.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import makewhole.platform.database.DatabaseFaults;
import makewhole.platform.jobs.RepeatedJob;
import makewhole.remediation.plan.RecipientNews;
import org.jboss.logging.Logger;

/** Pulls the news of the other services, page by page, until there is no more. */
@ApplicationScoped
class PullEvents implements RepeatedJob, RecipientNews {
    private static final Logger LOG = Logger.getLogger(PullEvents.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EventFeed feed;
    private final PulledEvents events;
    private final KeepEvents keep;
    private final PutAsideMeters meters;

    PullEvents(EventFeed feed, PulledEvents events, KeepEvents keep, PutAsideMeters meters) {
        this.feed = feed;
        this.events = events;
        this.keep = keep;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "pull-events";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        for (OtherService service : OtherService.values()) {
            try {
                pull(service);
            } catch (RuntimeException unreachable) {
                LOG.warnf("event=events-not-pulled service=%s reason=%s", service.title(), unreachable.getMessage());
            }
        }
        meters.look();
    }

    /** Pulls what is there now, for those who cannot wait for the next round; false if it does not follow on what is kept. */
    boolean pull(OtherService service) {
        while (true) {
            long position = events.last(service).map(PulledEvent::position).orElse(0L);
            List<PulledEvent> page = feed.after(service, position);
            if (page.isEmpty()) {
                return true;
            }
            if (!isKept(service, page)) {
                return false;
            }
        }
    }

    /** All at once; one by one only where one of them cannot be taken up, so that the others are none the worse. */
    private boolean isKept(OtherService service, List<PulledEvent> page) {
        try {
            return keep.add(service, page);
        } catch (RuntimeException oneOfThem) {
            LOG.warnf("event=page-taken-one-by-one service=%s reason=%s", service.title(), oneOfThem);
            return page.stream().allMatch(event -> isKept(service, event));
        }
    }

    private boolean isKept(OtherService service, PulledEvent event) {
        try {
            return keep.add(service, List.of(event));
        } catch (RuntimeException notTakenUp) {
            if (DatabaseFaults.isPassing(notTakenUp)) {
                throw notTakenUp; // It says nothing of the event, which waits for the next round.
            }
            return keep.putAside(service, event, String.valueOf(notTakenUp));
        }
    }

    @Override
    public boolean readToTheEnd() {
        try {
            return pull(OtherService.NOTIFICATION);
        } catch (RuntimeException unreachable) {
            LOG.warnf("event=recipient-news-not-read reason=%s", unreachable.getMessage());
            return false;
        }
    }
}
