package makewhole.allocation.audit;

/** Whether every deal of an audit has its verdict. */
public enum AuditState {
    RUNNING,
    DONE
}
