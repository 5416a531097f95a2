package makewhole.remediation.timeline.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import makewhole.platform.client.LastingFailure;
import makewhole.remediation.timeline.EventFeed;
import makewhole.remediation.timeline.OtherService;
import makewhole.remediation.timeline.PulledEvent;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@ApplicationScoped
class EventClient implements EventFeed {
    private static final int PAGE = 500;

    private final AllocationEvents allocation;
    private final NotificationEvents notification;
    private final EventReader reader;

    EventClient(
            @RestClient AllocationEvents allocation, @RestClient NotificationEvents notification, EventReader reader) {
        this.allocation = allocation;
        this.notification = notification;
        this.reader = reader;
    }

    @Override
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @Timeout(5_000)
    public List<PulledEvent> after(OtherService service, long position) {
        EventApi api = switch (service) {
            case ALLOCATION -> allocation;
            case NOTIFICATION -> notification;
        };
        return api.after(position, PAGE).stream()
                .map(told -> reader.read(service, told))
                .toList();
    }
}
