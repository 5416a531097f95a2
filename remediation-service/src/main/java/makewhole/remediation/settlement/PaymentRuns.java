package makewhole.remediation.settlement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.remediation.plan.PlanId;

/** Payment runs with their payments and files. */
public interface PaymentRuns {
    void add(PaymentRun run);

    PaymentRun require(UUID id);

    /** As {@link #require}, with its row locked until the running transaction ends. */
    PaymentRun lock(UUID id);

    /** Keeps a run's new state; its payments stay as they are. */
    void replace(PaymentRun run);

    /** All of a plan, oldest first. */
    List<PaymentRun> of(PlanId plan);

    void addFiles(UUID run, List<PaymentFile> files);

    List<PaymentFile> files(UUID run);

    Optional<PaymentFile> file(UUID run, String name);
}
