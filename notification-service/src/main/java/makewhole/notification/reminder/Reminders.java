package makewhole.notification.reminder;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import makewhole.notification.batch.Batch;
import makewhole.notification.batch.Notice;
import makewhole.notification.batch.ReminderRound;

/** The notices of which customers are reminded. Every method runs in a transaction of its caller. */
public interface Reminders {
    /** A notice that reached its recipient, with the digest that is stored beside it. */
    record Told(Notice notice, String digest) {}

    /** Notices of a round that went out and have no answer, in the order of the rows after one of them. */
    List<Told> unanswered(ReminderRound round, int afterPosition, int limit);

    /**
     * Lets reminders go out by the approval of the batch they remind of, at its pace, each to the address that its notice went
     * to.
     *
     * @param until nothing is sent from then on
     */
    void letGo(Batch reminders, ReminderRound round, Instant until);

    /** Batches of reminders some of which must not be sent any more: answered meanwhile, or too late. */
    List<UUID> withSomethingToCallOff();

    /** Calls off what must not be sent any more; says which. */
    List<UUID> callOff(UUID reminders);

    /** Whether the time of a batch of reminders is over. */
    boolean isOver(UUID reminders);
}
