package makewhole.notification.batch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** When the recipients of each batch are reminded. Every method runs in a transaction of its caller. */
public interface ReminderRounds {
    void plan(List<ReminderRound> rounds);

    /** Those of a batch, in order of time. */
    List<ReminderRound> of(UUID batch);

    /** Planned ones that are due by a day. */
    List<ReminderRound> dueBy(LocalDate today);

    /** Holds one until the transaction ends, if it is still planned: so it is made once, on whatever replica. */
    Optional<ReminderRound> holdIfPlanned(ReminderRound round);

    /**
     * Keeps that it was made.
     *
     * @param reminders their batch; empty if nobody was left to remind
     */
    void made(ReminderRound round, Optional<UUID> reminders, int notices);

    void leftOut(ReminderRound round, String reason);
}
