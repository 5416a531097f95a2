package makewhole.remediation.settlement;

import java.util.List;
import java.util.UUID;

/** Payments that the bank rejected or returned. */
public interface ReturnedPayments {
    /** Those of every plan that wait for a person, whatever became of their incidents; by plan and day. */
    List<CameBack> waiting();

    /** The files that sent earlier attempts of a run's payments back, the oldest first. */
    List<SentBack> before(UUID run);
}
