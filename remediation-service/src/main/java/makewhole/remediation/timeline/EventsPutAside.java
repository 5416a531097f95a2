package makewhole.remediation.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import makewhole.platform.identity.Subject;

/** The events that were put aside. The events themselves stand among the pulled ones, whole. */
public interface EventsPutAside {
    /** Puts one aside that is kept already. */
    void add(PutAside aside);

    /** Those that wait, by service and position; so many at most. */
    List<PutAside> waiting(int most);

    long count();

    /** One that waits; nobody else takes it up until the running transaction ends. */
    Optional<PutAside> lock(OtherService service, long position);

    /** It waits no more. */
    void takenUp(PutAside aside, Subject by, Instant at);
}
