package makewhole.notification.batch;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One time at which the recipients of a batch who have not answered are reminded of a choice.
 *
 * @param batch whose notices ask for the choice
 * @param lastDay on which the choice counts
 * @param daysBefore how many days before that it is due
 * @param reason why it was left out; empty unless it was
 * @param reminders the batch of the reminders, if there were any to send
 * @param notices how many reminders there are
 */
public record ReminderRound(
        UUID batch,
        LocalDate lastDay,
        int daysBefore,
        State state,
        String reason,
        Optional<UUID> reminders,
        int notices) {
    /** How far it is. */
    public enum State {
        PLANNED,
        MADE,
        LEFT_OUT
    }

    /** What is to be done about a planned one on a day. */
    public enum Standing {
        EARLY,
        DUE,
        /** A later one is due as well: nobody is reminded twice at once. */
        OVERTAKEN,
        /** The last day has come: a reminder would leave less than a day to answer. */
        LATE
    }

    public ReminderRound {
        if (daysBefore < 1) {
            throw new IllegalArgumentException("nobody is reminded %d days before".formatted(daysBefore));
        }
    }

    /**
     * Those of a batch: one for each last day and number of days, unless it would be due on the day on which the notices go out
     * or before.
     */
    public static List<ReminderRound> plan(
            UUID batch, Collection<LocalDate> lastDays, Collection<Integer> daysBefore, LocalDate toldOn) {
        return new TreeSet<>(lastDays)
                .stream()
                        .flatMap(lastDay -> new TreeSet<>(daysBefore)
                                .descendingSet().stream()
                                        .map(days -> new ReminderRound(
                                                batch, lastDay, days, State.PLANNED, "", Optional.empty(), 0)))
                        .filter(round -> round.due().isAfter(toldOn))
                        .toList();
    }

    /** The day on which it is made. */
    public LocalDate due() {
        return lastDay.minusDays(daysBefore);
    }

    /**
     * What is to be done about it.
     *
     * @param all rounds of the batch
     */
    public Standing on(LocalDate today, List<ReminderRound> all) {
        if (today.isBefore(due())) {
            return Standing.EARLY;
        }
        if (!today.isBefore(lastDay)) {
            return Standing.LATE;
        }
        boolean overtaken = all.stream()
                .anyMatch(other ->
                        other.lastDay.equals(lastDay) && other.daysBefore < daysBefore && !today.isBefore(other.due()));
        return overtaken ? Standing.OVERTAKEN : Standing.DUE;
    }
}
