package makewhole.remediation.timeline;

import java.util.List;

/** The feed of events that every service offers. */
public interface EventFeed {
    /** The events after a position, in order; as many as fit one answer. */
    List<PulledEvent> after(OtherService service, long position);
}
