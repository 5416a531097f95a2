package makewhole.allocation.rejection;

import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.VersionName;

/** Every version that has failed to get its certificate, with the first time that it did. */
public interface Rejections {
    /** Adds the first one of a version; later ones change nothing. */
    void addFirst(Rejection rejection);

    Optional<Rejection> of(VersionName version);

    /** Those without a confirmed incident. */
    List<Rejection> withoutIncident();

    /** Keeps the incident that was opened; tells whether there was none before. */
    boolean opened(VersionName version, String incident);
}
