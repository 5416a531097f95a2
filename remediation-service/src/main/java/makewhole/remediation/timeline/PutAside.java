package makewhole.remediation.timeline;

import java.time.Instant;

/**
 * An event that could not be taken up, and waits for a person.
 *
 * @param event as it was kept
 * @param why what stood in the way, for engineers
 */
public record PutAside(PulledEvent event, String why, Instant at) {}
