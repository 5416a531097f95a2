package makewhole.remediation.plan;

/** What the service that customers answer to has to tell. */
public interface RecipientNews {
    /** Reads on until there is nothing more; false if it cannot be read, so that nobody knows who has answered. */
    boolean readToTheEnd();
}
