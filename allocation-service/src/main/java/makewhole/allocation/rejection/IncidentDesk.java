package makewhole.allocation.rejection;

/** Where incidents are opened. */
public interface IncidentDesk {
    /**
     * Opens the incident of a rejection, or finds the one that was opened before. An exception means that it is not known
     * whether there is one.
     *
     * @return its name, such as {@code INC-2026-003}
     */
    String open(Rejection rejection);
}
