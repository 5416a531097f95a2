package makewhole.allocation.version;

import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.problem.NotFoundException;

/** All versions. */
public interface Versions {
    /** By name. */
    List<Version> all();

    /** By name, from the one after {@code after}; of all states if empty. */
    List<Version> after(Optional<VersionState> state, Optional<VersionName> after, int limit);

    Optional<Version> find(VersionName version);

    /** The one that new allocations are made with. */
    Optional<Version> active();

    /** Locks all versions for the running transaction, so that no two changes of state cross. */
    void lock();

    void add(Version version);

    void change(Version version);

    /** Makes a version known that past deals were allocated with; one that is known already stays as it is. */
    void registerHistorical(VersionName version);

    /**
     * The version.
     *
     * @throws NotFoundException if there is none
     */
    default Version require(VersionName version) {
        return find(version).orElseThrow(() -> new NotFoundException("version", version));
    }
}
