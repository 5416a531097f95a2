package makewhole.allocation.version.http;

import java.time.Instant;
import java.util.List;
import makewhole.allocation.rejection.Rejection;
import makewhole.allocation.shadow.Comparisons;
import makewhole.allocation.version.Registration;
import makewhole.allocation.version.Verification;
import makewhole.allocation.version.Version;
import org.jspecify.annotations.Nullable;

/**
 * A version on the wire.
 *
 * @param verificationStale why a passed verification does not count any more; null if it does, or there is none
 * @param registration null for a version that came with the installation or is only known from past deals
 * @param rejection the first time that its certificate was refused; null if it never was
 */
record VersionBody(
        String version,
        String state,
        boolean executable,
        boolean suspected,
        boolean verified,
        @Nullable Verification verification,
        @Nullable String verificationStale,
        @Nullable String activationRequestedBy,
        @Nullable RegisteredBody registration,
        ShadowCountsBody shadow,
        @Nullable RejectionBody rejection) {

    record RegisteredBody(String description, String author, String registeredBy, Instant registeredAt) {
        static RegisteredBody of(Registration registration) {
            return new RegisteredBody(
                    registration.description(), registration.author(), registration.by(), registration.at());
        }
    }

    /** How the version did beside the active one; all zero if it never ran in shadow. */
    record ShadowCountsBody(boolean running, long compared, long equal, long different, long failed) {
        static ShadowCountsBody of(boolean running, Comparisons.Counts counts) {
            return new ShadowCountsBody(
                    running, counts.compared(), counts.equal(), counts.different(), counts.refused());
        }
    }

    /**
     * A refused certificate.
     *
     * @param reference under which its switch is engaged
     * @param incident that remediation-service opened for it; null until it has confirmed one
     */
    record RejectionBody(
            String reference,
            String deal,
            List<String> violations,
            Instant rejectedAt,
            @Nullable String incident) {
        static RejectionBody of(Rejection rejection) {
            return new RejectionBody(
                    rejection.reference(),
                    rejection.deal().value(),
                    rejection.violations(),
                    rejection.at(),
                    rejection.incident().orElse(null));
        }
    }

    static VersionBody of(Version version, Shown shown) {
        return new VersionBody(
                version.name().value(),
                version.state().name(),
                version.isExecutable(),
                version.suspected(),
                shown.verified(),
                shown.verification(),
                shown.stale(),
                version.activationRequestedBy().orElse(null),
                version.registration().map(RegisteredBody::of).orElse(null),
                shown.shadow(),
                shown.rejection());
    }

    /** What is known about a version elsewhere. */
    record Shown(
            boolean verified,
            @Nullable Verification verification,
            @Nullable String stale,
            ShadowCountsBody shadow,
            @Nullable RejectionBody rejection) {}
}
