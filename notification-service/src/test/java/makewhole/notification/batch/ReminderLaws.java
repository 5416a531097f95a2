package makewhole.notification.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import makewhole.notification.batch.ReminderRound.Standing;
import makewhole.notification.batch.ReminderRound.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReminderLaws {
    private static final UUID BATCH = new UUID(1, 2);
    private static final LocalDate TOLD = LocalDate.of(2026, 9, 21);

    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    /** A round that was made on a day. */
    private record Made(ReminderRound round, LocalDate day) {}

    /** A batch's rounds as they are gone through day by day, by somebody who may be away for days, or look twice. */
    private static final class Calendar {
        private final List<ReminderRound> all;
        private final List<Made> made = new ArrayList<>();

        Calendar(List<ReminderRound> planned) {
            all = new ArrayList<>(planned);
        }

        void look(LocalDate today) {
            for (ReminderRound round : List.copyOf(all)) {
                if (round.state() == State.PLANNED) {
                    Standing standing = round.on(today, all);
                    if (standing == Standing.DUE) {
                        made.add(new Made(round, today));
                    }
                    if (standing != Standing.EARLY) {
                        all.set(all.indexOf(round), ended(round, standing));
                    }
                }
            }
        }

        private static ReminderRound ended(ReminderRound round, Standing standing) {
            return new ReminderRound(
                    round.batch(),
                    round.lastDay(),
                    round.daysBefore(),
                    standing == Standing.DUE ? State.MADE : State.LEFT_OUT,
                    standing.name(),
                    Optional.empty(),
                    0);
        }
    }

    private static List<ReminderRound> random(Random chance) {
        Set<LocalDate> lastDays = new HashSet<>();
        Set<Integer> steps = new HashSet<>();
        for (int i = chance.nextInt(3); i >= 0; i--) {
            lastDays.add(TOLD.plusDays(chance.nextInt(40)));
        }
        for (int i = chance.nextInt(5); i > 0; i--) {
            steps.add(1 + chance.nextInt(20));
        }
        return ReminderRound.plan(BATCH, lastDays, steps, TOLD);
    }

    @ParameterizedTest(name = "the days of seed {0}")
    @MethodSource("seeds")
    void no_sequence_of_days_reminds_anybody_twice_or_too_late(long seed) {
        Random chance = new Random(seed);
        Calendar calendar = new Calendar(random(chance));
        LocalDate today = TOLD;
        while (today.isBefore(TOLD.plusDays(60))) {
            calendar.look(today);
            today = today.plusDays(chance.nextInt(chance.nextBoolean() ? 2 : 9));
        }
        Map<String, Integer> perDay = new HashMap<>();
        Set<String> rounds = new HashSet<>();
        for (Made made : calendar.made) {
            ReminderRound round = made.round();
            assertThat(rounds.add(round.lastDay() + " " + round.daysBefore()))
                    .as("once in a round")
                    .isTrue();
            assertThat(perDay.merge(round.lastDay() + " on " + made.day(), 1, Integer::sum))
                    .as("once a day")
                    .isEqualTo(1);
            assertThat(made.day())
                    .isBefore(round.lastDay())
                    .isAfterOrEqualTo(round.due())
                    .isAfter(TOLD);
        }
        assertThat(calendar.all).extracting(ReminderRound::state).doesNotContain(State.PLANNED);
    }

    @ParameterizedTest(name = "the days of seed {0}")
    @MethodSource("seeds")
    void whoever_looks_every_day_makes_each_round_on_its_day(long seed) {
        List<ReminderRound> planned = random(new Random(seed));
        Calendar calendar = new Calendar(planned);
        for (int day = 0; day < 60; day++) {
            calendar.look(TOLD.plusDays(day));
        }
        assertThat(calendar.made)
                .hasSameSizeAs(planned)
                .allSatisfy(
                        made -> assertThat(made.day()).isEqualTo(made.round().due()));
    }

    @Test
    void nobody_is_reminded_on_the_day_on_which_they_are_told() {
        LocalDate lastDay = TOLD.plusDays(7);
        assertThat(ReminderRound.plan(BATCH, new TreeSet<>(List.of(lastDay)), List.of(7, 2), TOLD))
                .extracting(ReminderRound::daysBefore)
                .containsExactly(2);
        assertThat(ReminderRound.plan(BATCH, Set.of(lastDay), List.of(2, 6, 2), TOLD))
                .extracting(ReminderRound::due)
                .containsExactly(TOLD.plusDays(1), TOLD.plusDays(5));
    }
}
