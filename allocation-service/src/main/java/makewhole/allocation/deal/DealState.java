package makewhole.allocation.deal;

/** Whether a deal still waits for its allocation. */
public enum DealState {
    OPEN,
    CLOSED
}
