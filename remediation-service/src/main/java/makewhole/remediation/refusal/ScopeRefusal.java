package makewhole.remediation.refusal;

/** Why the scope of an incident is not decided. */
public sealed interface ScopeRefusal extends Refusal {
    /** A job is at work on it. */
    record ScopeStillRunning(String incident) implements ScopeRefusal {}

    /** Two persons have decided the deal; that does not change. */
    record DecidedByHand(String deal) implements ScopeRefusal {}

    /** There is no proposal to confirm. */
    record NothingProposed(String deal) implements ScopeRefusal {}

    /** What is proposed is not what the second person has read. */
    record ProposalChanged(String deal, String outcome, String reason) implements ScopeRefusal {}

    /** There is a plan on it that has been released; a scope under it may not change any more. */
    record ScopeInUse(String incident, String plan) implements ScopeRefusal {}
}
