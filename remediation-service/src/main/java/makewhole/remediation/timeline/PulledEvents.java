package makewhole.remediation.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import makewhole.remediation.incident.RefusedCertificate;

/** The events that were pulled, kept as they came. */
public interface PulledEvents {
    /** The last one of a service; empty if none was pulled yet. */
    Optional<PulledEvent> last(OtherService service);

    /** As {@link #last}; nobody else adds until the running transaction ends. */
    Optional<PulledEvent> lock(OtherService service);

    void add(List<PulledEvent> events);

    /** Those of a span of time, both ends included, in order of time. */
    List<PulledEvent> between(Instant from, Instant to);

    /** Those before a moment that name a switch reference, or refuse a certificate to a version; in order of time. */
    List<PulledEvent> leadingTo(RefusedCertificate certificate, String version, Instant before);
}
