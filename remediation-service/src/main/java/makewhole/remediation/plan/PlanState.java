package makewhole.remediation.plan;

/** Where a plan stands. */
public enum PlanState {
    /** Worked out; nobody is asked to approve it yet. */
    DRAFT,
    /** Bound to a digest; legal, operations and finance may approve it. */
    FROZEN,
    /** All three have approved the same digest. */
    APPROVED,
    /** Being carried out. */
    RELEASED,
    /** A new version took its place; its approvals are void. */
    SUPERSEDED
}
