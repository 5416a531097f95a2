package makewhole.allocation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import makewhole.allocation.killswitch.Scope;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.VersionName;
import makewhole.platform.money.Money;

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

    /**
     * The short transaction did not get through in time; nothing was done, unless the connection broke in the very
     * moment of its commit. The same idempotency key tells.
     */
    record TimedOut(DealId deal) implements Refusal {}

    /** What stands in the way of a version of the algorithm. */
    sealed interface VersionRefusal extends Refusal {}

    record NoActiveVersion() implements VersionRefusal {}

    record VersionNotActive(VersionName version, String state) implements VersionRefusal {}

    record CertificateRejected(DealId deal, VersionName version, List<String> violations) implements Refusal {}

    record SecondPersonRequired(String first) implements Refusal {}

    record ReleaseNotAllowed(String reason) implements Refusal {}

    record ReleaseNotRequested() implements Refusal {}

    record NotVerified(VersionName version) implements VersionRefusal {}

    /** What its verification was made on has changed since. */
    record VerificationStale(VersionName version, String because) implements VersionRefusal {}

    record VersionNotInRelease(VersionName version, List<VersionName> inRelease) implements VersionRefusal {}

    record VersionExists(VersionName version, String state) implements VersionRefusal {}

    /** The active version is stopped or replaced, never retired. */
    record ActiveVersionStays(VersionName version) implements VersionRefusal {}

    record NotACandidate(VersionName version, String state) implements VersionRefusal {}

    record NotInShadow(VersionName version) implements VersionRefusal {}

    record ActivationNotRequested(VersionName version) implements VersionRefusal {}

    record MoveNotAllowed(VersionName version, String from, String to) implements VersionRefusal {}

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
    record VersionNotExecutable(VersionName version) implements VersionRefusal {}

    /** What the law or facts about an investor stand in the way of. */
    sealed interface LimitRefusal extends Refusal {
        /** A rule that limits had no figures on a day yet. */
        record FiguresUnknown(String rule, LocalDate day, LocalDate first) implements LimitRefusal {}

        /** Facts about an investor of a day after the one that they are judged on. */
        record FactsTooLate(LocalDate asOf, LocalDate day) implements LimitRefusal {}

        /** A fund may be too large for its holder limit, and its size was not said. */
        record FundSizeMissing(Money largest) implements LimitRefusal {}

        record FundTooLarge(Money size, Money largest, LocalDate day) implements LimitRefusal {}

        /** A holder limit that no law gives a number to. */
        record HolderCountMissing(String rule) implements LimitRefusal {}

        record HoldersAboveLaw(int wanted, int most, String rule) implements LimitRefusal {}
    }

    /** What stands in the way of an override. */
    sealed interface OverrideRefusal extends Refusal {
        record InvestorUnknown(DealId deal, InvestorId investor) implements OverrideRefusal {}

        record OverrideExists(DealId deal, InvestorId investor) implements OverrideRefusal {}

        record AboveCap(InvestorId investor, Money cap) implements OverrideRefusal {}

        record NotInLots(Money lot) implements OverrideRefusal {}

        record BelowMinimum(Money minimum) implements OverrideRefusal {}

        record AboveOffer(Money left) implements OverrideRefusal {}

        record AbovePlaces(int places) implements OverrideRefusal {}

        record NotOpen(String state) implements OverrideRefusal {}

        /** A service decides nothing that takes two persons. */
        record PersonRequired() implements OverrideRefusal {}
    }

    /** If-Match named another state than the present one, whose entity tag this is. */
    record ChangedMeanwhile(String tag) implements Refusal {}

    /** An upload of deals and books that is larger than is taken. */
    record UploadTooLarge(long mostBytes) implements Refusal {}
}
