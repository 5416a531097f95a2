package makewhole.allocation.version;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import makewhole.allocation.proration.Algorithms;
import makewhole.allocation.proration.VersionName;

/**
 * A version of the algorithm.
 *
 * @param suspected whether it is, or was when it was retired, under suspicion
 * @param verifiedByRelease whether the release that was installed had proven it already
 * @param activationRequestedBy who asked to activate it, until somebody else has confirmed
 * @param registration empty if it came with the installation, or is only known from past deals
 */
public record Version(
        VersionName name,
        VersionState state,
        boolean suspected,
        boolean verifiedByRelease,
        Optional<String> activationRequestedBy,
        Optional<Registration> registration) {
    public Version {
        requireNonNull(name, "name");
        requireNonNull(state, "state");
        requireNonNull(activationRequestedBy, "activationRequestedBy");
        requireNonNull(registration, "registration");
    }

    /** A version as it is first heard of. */
    static Version first(VersionName name, VersionState state, boolean verifiedByRelease) {
        return new Version(
                name, state, state == VersionState.SUSPECT, verifiedByRelease, Optional.empty(), Optional.empty());
    }

    /** A candidate, made known by somebody. */
    static Version registered(VersionName name, Registration registration) {
        return new Version(name, VersionState.CANDIDATE, false, false, Optional.empty(), Optional.of(registration));
    }

    /** Whether its code is still there. */
    public boolean isExecutable() {
        return Algorithms.of(name).isPresent();
    }

    Version inState(VersionState next) {
        return new Version(
                name,
                next,
                suspected || next == VersionState.SUSPECT,
                verifiedByRelease,
                activationRequestedBy,
                registration);
    }

    Version underSuspicion() {
        return new Version(name, state, true, verifiedByRelease, activationRequestedBy, registration);
    }

    Version activationRequested(Optional<String> by) {
        return new Version(name, state, suspected, verifiedByRelease, by, registration);
    }
}
