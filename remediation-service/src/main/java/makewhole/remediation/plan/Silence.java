package makewhole.remediation.plan;

/** What happens to a line whose customer says nothing. */
public enum Silence {
    /** Nobody is asked: it is carried out. */
    CARRIED_OUT,
    /** No purchase: the units stay in the firm's error account. */
    NO_PURCHASE,
    /** The customer keeps the excess, and the firm stays liable for a loss on it. */
    KEPT_WITH_PROTECTION,
    /** Legal decides; by approving the plan it decides that the excess is bought back. */
    LEGAL_DECIDES,
    /** There is nothing to do. */
    NOTHING
}
