package makewhole.notification.contact;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tasks and their log. Every method runs in a transaction of its caller. */
public interface ContactTasks {
    /** Opens a task for a notice that failed, or opens the one there is again. */
    void open(UUID notice);

    Optional<ContactTask> get(UUID notice);

    /** Reads a task and holds it until the transaction ends. */
    Optional<ContactTask> hold(UUID notice);

    /** Tasks in one state, or in all, in the order in which they were opened first, after one of them. */
    List<ContactTask> after(Optional<ContactTask.State> state, long number, int limit);

    void record(UUID task, ContactAttempt attempt);

    void confirm(UUID attempt, String by);

    void close(UUID task, ContactTask.State state, String reason, String by);
}
