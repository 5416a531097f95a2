package makewhole.allocation.version;

import jakarta.enterprise.context.ApplicationScoped;
import makewhole.allocation.proration.VersionName;

/** Tells which versions are verified: by the release that was installed, or by their latest verification here. */
@ApplicationScoped
public class VerifiedVersions {
    private final Versions versions;
    private final Verifications verifications;

    VerifiedVersions(Versions versions, Verifications verifications) {
        this.versions = versions;
        this.verifications = verifications;
    }

    public boolean isVerified(Version version) {
        return version.verifiedByRelease()
                || verifications
                        .latest(version.name())
                        .map(Verification::passed)
                        .orElse(false);
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
