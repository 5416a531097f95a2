package makewhole.allocation.version.http;

import jakarta.enterprise.context.ApplicationScoped;
import makewhole.allocation.rejection.Rejections;
import makewhole.allocation.shadow.Comparisons;
import makewhole.allocation.shadow.ShadowRuns;
import makewhole.allocation.version.Verifications;
import makewhole.allocation.version.VerifiedVersions;
import makewhole.allocation.version.Version;

/** Gathers what is shown of a version. */
@ApplicationScoped
class VersionView {
    private final VerifiedVersions verified;
    private final Verifications verifications;
    private final ShadowRuns shadowRuns;
    private final Comparisons comparisons;
    private final Rejections rejections;

    VersionView(
            VerifiedVersions verified,
            Verifications verifications,
            ShadowRuns shadowRuns,
            Comparisons comparisons,
            Rejections rejections) {
        this.verified = verified;
        this.verifications = verifications;
        this.shadowRuns = shadowRuns;
        this.comparisons = comparisons;
        this.rejections = rejections;
    }

    VersionBody of(Version version) {
        return VersionBody.of(
                version,
                new VersionBody.Shown(
                        verified.isVerified(version),
                        verifications.latest(version.name()).orElse(null),
                        verified.stale(version).orElse(null),
                        VersionBody.ShadowCountsBody.of(
                                shadowRuns.inShadow().contains(version.name()), comparisons.counts(version.name())),
                        rejections
                                .of(version.name())
                                .map(VersionBody.RejectionBody::of)
                                .orElse(null)));
    }
}
