package makewhole.remediation.investor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import makewhole.remediation.deal.DealId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was imported wrongly, and by however many detours it was put right: what stands is what is right. */
class StandingRecordsLaws {
    private static final LocalDate FIRST = LocalDate.parse("2025-01-31");
    private static final Instant AT = Instant.parse("2026-09-21T09:00:00Z");
    private static final int DAYS = 4;

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest(name = "the history of seed {0}")
    @MethodSource("seeds")
    void what_was_put_right_stands_as_if_it_had_been_imported_right(long seed) {
        History history = new History(seed);
        List<DistributionRecord> right = history.random();

        history.wander();
        history.arriveAt(right);

        StandingRecords<DistributionRecord> corrected = history.standing();
        StandingRecords<DistributionRecord> fresh = StandingRecords.of(right, List.of(), DistributionRecord.class);
        assertThat(corrected.standing()).isEqualTo(fresh.standing());
        assertThat(fresh.gone()).isEmpty();
    }

    @ParameterizedTest(name = "the history of seed {0}")
    @MethodSource("seeds")
    void a_key_that_was_ever_known_stands_or_is_gone(long seed) {
        History history = new History(seed);
        history.wander();

        StandingRecords<DistributionRecord> found = history.standing();
        Set<DealRecord.Key> all =
                found.standing().stream().map(DistributionRecord::key).collect(Collectors.toSet());
        assertThat(all).hasSameSizeAs(found.standing());
        assertThat(Collections.disjoint(all, found.gone())).isTrue();
        all.addAll(found.gone());
        assertThat(all).isEqualTo(history.known);
    }

    /** Rows as they were imported, and the corrections that followed. */
    private static final class History {
        private final Random random;
        private final List<DistributionRecord> imported;
        private final List<RecordCorrection> corrections = new ArrayList<>();
        private final Set<DealRecord.Key> known;

        History(long seed) {
            random = new Random(seed);
            imported = random();
            known = imported.stream().map(DistributionRecord::key).collect(Collectors.toSet());
        }

        /** At most one record a day. */
        List<DistributionRecord> random() {
            List<DistributionRecord> records = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                if (random.nextBoolean()) {
                    records.add(on(day));
                }
            }
            Collections.shuffle(records, random);
            return records;
        }

        private DistributionRecord on(int day) {
            return new DistributionRecord(
                    new DealId("D-1"), FIRST.plusDays(day), "INCOME", BigDecimal.valueOf(random.nextInt(100), 3));
        }

        StandingRecords<DistributionRecord> standing() {
            return StandingRecords.of(imported, corrections, DistributionRecord.class);
        }

        /** Some corrections that lead anywhere: another amount, another day, away, back. */
        void wander() {
            for (int step = random.nextInt(8); step > 0; step--) {
                if (known.isEmpty()) {
                    return;
                }
                List<DealRecord.Key> some = new ArrayList<>(known);
                some.sort(Comparator.comparing(DealRecord.Key::day));
                DealRecord.Key key = some.get(random.nextInt(some.size()));
                DistributionRecord next = on(random.nextInt(DAYS));
                boolean free = next.key().equals(key) || find(next.key()).isEmpty();
                correct(key, free ? Optional.of(next) : Optional.empty());
            }
        }

        /** Takes everything away that stands, and puts what is right in the place of what is known, or imports it. */
        void arriveAt(List<DistributionRecord> right) {
            standing().standing().forEach(record -> correct(record.key(), Optional.empty()));
            for (DistributionRecord record : right) {
                if (known.contains(record.key())) {
                    correct(record.key(), Optional.of(record));
                } else {
                    imported.add(record);
                    known.add(record.key());
                }
            }
        }

        private Optional<DistributionRecord> find(DealRecord.Key key) {
            return standing().standing().stream()
                    .filter(record -> record.key().equals(key))
                    .findFirst();
        }

        private void correct(DealRecord.Key key, Optional<DistributionRecord> after) {
            Optional<DistributionRecord> before = find(key);
            if (before.isEmpty() && after.isEmpty()) {
                return;
            }
            after.ifPresent(record -> known.add(record.key()));
            corrections.add(new RecordCorrection(
                    new UUID(0, corrections.size()),
                    key,
                    before.map(record -> record),
                    after.map(record -> record),
                    "Mistyped",
                    RecordCorrection.State.CONFIRMED,
                    "operations-1",
                    AT,
                    Optional.of("finance-1"),
                    Optional.of(AT),
                    ""));
        }
    }
}
