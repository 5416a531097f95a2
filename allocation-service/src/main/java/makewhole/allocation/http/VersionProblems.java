package makewhole.allocation.http;

import java.util.List;
import java.util.stream.Collectors;
import makewhole.allocation.Refusal.ActivationNotRequested;
import makewhole.allocation.Refusal.ActiveVersionStays;
import makewhole.allocation.Refusal.MoveNotAllowed;
import makewhole.allocation.Refusal.NoActiveVersion;
import makewhole.allocation.Refusal.NotACandidate;
import makewhole.allocation.Refusal.NotInShadow;
import makewhole.allocation.Refusal.NotVerified;
import makewhole.allocation.Refusal.VerificationStale;
import makewhole.allocation.Refusal.VersionExists;
import makewhole.allocation.Refusal.VersionNotActive;
import makewhole.allocation.Refusal.VersionNotExecutable;
import makewhole.allocation.Refusal.VersionNotInRelease;
import makewhole.allocation.Refusal.VersionRefusal;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.problem.Problem;
import makewhole.platform.problem.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** The part of the table of problems that speaks of versions. */
final class VersionProblems {
    private VersionProblems() {}

    static RestResponse<Problem> of(VersionRefusal refusal) {
        return switch (refusal) {
            case NoActiveVersion() ->
                conflict(
                        "version-not-active",
                        "No version of the algorithm is active; activate one that is verified: see GET /v1/versions");
            case VersionNotActive(var version, var state) ->
                conflict(
                        "version-not-active",
                        "Version %s is %s, not ACTIVE; leave the version out to use the active one"
                                .formatted(version, state));
            case NotVerified(var version) ->
                conflict(
                        "not-verified",
                        "Version %s has not passed its verification; verify it first".formatted(version));
            case VerificationStale(var version, var because) ->
                conflict(
                        "verification-stale",
                        "Version %s was verified, but that proves nothing any more: %s. Verify it again"
                                .formatted(version, because));
            case VersionNotInRelease(var version, var inRelease) ->
                conflict(
                        "version-not-in-release",
                        "This release has no code of version %s; it has %s. Deploy a release that has it first"
                                .formatted(version, names(inRelease)));
            case VersionExists(var version, var state) ->
                conflict(
                        "version-exists",
                        "Version %s is known already, as %s; give a new algorithm a new name"
                                .formatted(version, state));
            case ActiveVersionStays(var version) ->
                conflict(
                        "active-version-stays",
                        "Version %s is ACTIVE: engage its kill switch to stop it, or activate its successor, which retires it"
                                .formatted(version));
            case NotACandidate(var version, var state) ->
                conflict(
                        "not-a-candidate",
                        "Only a candidate whose code is in this release runs in shadow; version %s is %s: see GET /v1/versions"
                                .formatted(version, state));
            case NotInShadow(var version) ->
                conflict(
                        "not-in-shadow",
                        "Version %s does not run in shadow, so there is nothing to stop; see GET /v1/versions"
                                .formatted(version));
            case ActivationNotRequested(var version) ->
                conflict(
                        "activation-not-requested",
                        "Nobody has asked to activate %s; request its activation first".formatted(version));
            case MoveNotAllowed(var version, var from, var to) ->
                conflict(
                        "move-not-allowed",
                        "Version %s is %s and cannot be %s; see GET /v1/versions for one that can"
                                .formatted(version, from, to));
            case VersionNotExecutable(var version) ->
                conflict(
                        "version-not-executable",
                        "The code of %s is not in this release; deploy one that has it, or use a version that is executable"
                                .formatted(version));
        };
    }

    private static String names(List<VersionName> versions) {
        return versions.stream().map(VersionName::value).collect(Collectors.joining(", "));
    }

    private static RestResponse<Problem> conflict(String name, String detail) {
        return Problems.problem(RestResponse.Status.CONFLICT, name, detail);
    }
}
