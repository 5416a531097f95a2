package makewhole.notification.batch;

import java.util.function.Consumer;

/** The lines of a plan, in any order; never all in memory. */
public interface PlannedLines extends AutoCloseable {
    /** Hands on each of them; may be asked more than once. */
    void forEach(Consumer<PlanAuthority.Line> each);

    @Override
    void close();
}
