package makewhole.notification.bounce;

import java.util.List;

/** The reports that were taken. Every method runs in a transaction of its caller. */
public interface DeliveryReports {
    /** Keeps a report; says whether it is new. */
    boolean add(DeliveryReport report, String by);

    /** Those that came before the notice they are about was known to be sent. */
    List<DeliveryReport> waiting(int limit);

    void applied(DeliveryReport report);

    /** Whether there is such a notice. */
    boolean knows(java.util.UUID notice);
}
