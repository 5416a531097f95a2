package makewhole.remediation.finding;

/** How far the scope of an incident is. */
public enum ScopeState {
    RUNNING,
    /** Everything is checked, but two persons have to decide deals that cannot be judged. */
    UNDECIDED,
    DONE,
    FAILED
}
