package makewhole.remediation.plan;

/** Where a plan stands. */
public enum PlanState {
    /** Worked out; nobody is asked to approve it yet. */
    DRAFT,
    /** Bound to a digest; legal, operations and finance may approve it. */
    FROZEN,
    /** All who are needed have approved the same digest, and their approvals have not lapsed. */
    APPROVED,
    /** Somebody said no, with a reason; a new version is wanted. */
    REJECTED,
    /** Being carried out. */
    RELEASED,
    /** A new version took its place; its approvals are void. */
    SUPERSEDED
}
