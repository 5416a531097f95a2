package makewhole.remediation.payment;

/** What the bank has said of a payment so far. */
public enum BankState {
    /** Nothing yet. */
    ORDERED,
    /** It is being carried out. */
    ACCEPTED,
    /** It is paid. */
    SETTLED,
    /** It was not carried out; the money never left. */
    REJECTED,
    /** The money came back. */
    RETURNED;

    /** Whether the money is under way or has arrived, so that a second attempt would pay twice. */
    public boolean isUnreturned() {
        return switch (this) {
            case ORDERED, ACCEPTED, SETTLED -> true;
            case REJECTED, RETURNED -> false;
        };
    }

    /** Whether the bank may say this next: what is paid can only come back, and what came back is over. */
    public boolean admits(BankState next) {
        return switch (this) {
            case ORDERED, ACCEPTED -> next != ORDERED;
            case SETTLED -> next == RETURNED;
            case REJECTED, RETURNED -> false;
        };
    }
}
