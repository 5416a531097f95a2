package makewhole.remediation.settlement;

import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;

/** Payment runs with their payments and files. */
public interface PaymentRuns {
    /** Keeps a run with its payments, while they come, and says what they come to. */
    RunFigures add(PaymentRun run, Payments payments);

    PaymentRun require(UUID id);

    /** As {@link #require}, with its row locked until the running transaction ends. */
    PaymentRun lock(UUID id);

    /** Keeps a run's new state; its payments stay as they are. */
    void replace(PaymentRun run);

    /** Keeps how many lines a run leaves out until a later day. */
    void keepCountOfWaiting(PaymentRun run);

    /** All of a plan, oldest first. */
    List<PaymentRun> of(PlanId plan);

    /** The payments of a run, read anew whenever they are gone through. */
    Payments payments(UUID run);

    default RunFigures figures(PaymentRun run) {
        return RunFigures.of(run, payments(run.id()));
    }

    /** The payments of a run in one currency, in portions, each payment with what its line says. */
    void forEachPortion(UUID run, Currency currency, Consumer<List<OrderedLine>> each);

    /** The attempts to pay some lines, but for those that were withdrawn; the oldest first. */
    List<Payment> attempts(PlanId plan, Collection<LineId> lines);

    /**
     * Lines that something is owed for and no approved run pays, or whose payment came back; in order.
     *
     * @param most how many are looked for
     */
    List<LineId> unordered(PlanId plan, int most);

    void addFile(UUID run, PaymentFile file);

    /** The names of the files of a run, in order. */
    List<String> fileNames(UUID run);

    Optional<PaymentFile> file(UUID run, String name);
}
