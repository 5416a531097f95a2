package makewhole.remediation.finding;

/** How far the scope of an incident is. */
public enum ScopeState {
    RUNNING,
    DONE,
    FAILED
}
