package makewhole.allocation.version;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.VersionName;

/**
 * Tells which versions are verified: by the release that was installed, or by their latest verification here, as long as
 * nothing of what that was made on has changed. What the release has proven holds until a verification here shows the
 * opposite; one that has grown stale shows nothing either way.
 */
@ApplicationScoped
public class VerifiedVersions {
    private final Versions versions;
    private final Verifications verifications;
    private final CurrentGrounds currentGrounds;

    VerifiedVersions(Versions versions, Verifications verifications, CurrentGrounds currentGrounds) {
        this.versions = versions;
        this.verifications = verifications;
        this.currentGrounds = currentGrounds;
    }

    public boolean isVerified(Version version) {
        return version.verifiedByRelease()
                ? !isRefuted(version)
                : hasPassed(version) && stale(version).isEmpty();
    }

    /** Why a verification that was passed proves nothing any more, in words; empty if it does, or there is none. */
    public Optional<String> stale(Version version) {
        return verifications
                .latest(version.name())
                .filter(latest -> latest.passed() && !version.verifiedByRelease())
                .map(this::changes)
                .filter(changes -> !changes.isEmpty())
                .map(changes -> String.join("; ", changes));
    }

    private List<String> changes(Verification passed) {
        return passed.grounds()
                .map(grounds -> grounds.changesTo(currentGrounds.by(grounds.audit())))
                .orElseGet(() -> List.of("what it was made on was not kept"));
    }

    /** One that is under way shows nothing yet. */
    private boolean isRefuted(Version version) {
        return verifications
                .latestEnded(version.name())
                .filter(ended -> !ended.passed())
                .isPresent();
    }

    private boolean hasPassed(Version version) {
        return verifications.latest(version.name()).map(Verification::passed).orElse(false);
    }

    /** Whether new allocations are made with a version that is verified. */
    public boolean activeIsVerified() {
        return versions.active().map(this::isVerified).orElse(false);
    }

    /** Whether a version is, or was when it was retired, under suspicion. What is not known is. */
    public boolean isSuspected(VersionName version) {
        return versions.find(version).map(Version::suspected).orElse(true);
    }
}
