package makewhole.allocation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import makewhole.allocation.killswitch.Scope;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.VersionName;

/** Everything that this service may refuse to a caller whose request it understood. One line each in the table of problems. */
public sealed interface Refusal {
    /** Publishing and correcting are halted. */
    record KillSwitchEngaged(Scope scope, String incident, String reason, Instant since, int others)
            implements Refusal {}

    /** The switch is engaged, but it is not known whether every publisher that did not see it is through. */
    record EngagementNotConfirmed() implements Refusal {}

    record DealExists(DealId deal) implements Refusal {}

    record DealAlreadyAllocated(DealId deal) implements Refusal {}

    record DealNotAllocated(DealId deal) implements Refusal {}

    /** The book is no longer the one that was worked with; asking again works with the new one. */
    record BookChanged(DealId deal) implements Refusal {}

    /** The short transaction did not get through in time; nothing was done. */
    record TimedOut(DealId deal) implements Refusal {}

    record NoActiveVersion() implements Refusal {}

    record VersionNotActive(VersionName version, String state) implements Refusal {}

    record CertificateRejected(DealId deal, VersionName version, List<String> violations) implements Refusal {}

    record SecondPersonRequired(String first) implements Refusal {}

    record ReleaseNotAllowed(String reason) implements Refusal {}

    record ReleaseNotRequested() implements Refusal {}

    record NotVerified(VersionName version) implements Refusal {}

    record ActivationNotRequested(VersionName version) implements Refusal {}

    record MoveNotAllowed(VersionName version, String from, String to) implements Refusal {}

    record CorrectionWindowClosed(DealId deal, LocalDate lastDay) implements Refusal {}

    record PlanNotAuthorised(String reason) implements Refusal {}

    record CorrectionNotCertified(List<String> violations) implements Refusal {}

    record CorrectionAlreadyBooked(DealId deal, String investor) implements Refusal {}

    /** Remediation-service did not say whether the plan is authorised. */
    record AuthorityUnknown(String reason) implements Refusal {}

    record AuditStillRunning(UUID audit) implements Refusal {}

    /** What is right for a deal cannot be told. */
    record DealNotDecidable(DealId deal, String reason) implements Refusal {}

    /** The code of that version is not there any more. */
    record VersionNotExecutable(VersionName version) implements Refusal {}

    /** An upload of deals and books that is larger than is taken. */
    record UploadTooLarge(long mostBytes) implements Refusal {}
}
