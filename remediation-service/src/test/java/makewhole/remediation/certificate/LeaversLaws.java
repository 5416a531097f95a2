package makewhole.remediation.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeaversLaws {
    private static final List<NoHistory> POLICIES =
            List.of(NoHistory.COMES_LAST, NoHistory.COUNTS_BY_REQUEST, NoHistory.COUNTS_BY_AVERAGE);
    private static final Instant FIRST = Instant.parse("2026-09-01T09:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 3_000);
    }

    @ParameterizedTest(name = "the turn of seed {0}")
    @MethodSource("seeds")
    void who_leaves_is_who_leaves_when_every_round_is_worked_out_from_the_beginning(long seed) {
        Random random = new Random(seed);
        int size = 1 + random.nextInt(30);
        long lot = 1L + random.nextInt(3);
        NoHistory noHistory = POLICIES.get(random.nextInt(POLICIES.size()));
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            claims.add(new Claim(
                    "I-%02d".formatted(i),
                    random.nextInt(60),
                    random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextInt(60)),
                    random.nextInt(3) == 0 ? 0 : random.nextInt(8),
                    FIRST.plusSeconds(random.nextInt(4))));
        }
        Rules rules = new Rules(
                lot,
                random.nextInt(20),
                noHistory,
                List.of(new Rules.Turn(Rules.ALL, OptionalLong.empty())),
                OptionalInt.empty());
        long lots = random.nextInt(400) / lot;
        long places = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(size + 1);
        Parts parts = Parts.of(new Offer(lots * lot, rules, claims));
        assertEquals(plainly(rules, parts, claims, lots, places), Leavers.of(rules, parts, claims, lots, places));
    }

    @Test
    void half_of_two_hundred_thousand_leave_without_a_round_for_each() {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            claims.add(new Claim(
                    "I-%06d".formatted(i),
                    1_000 + i % 977,
                    OptionalLong.empty(),
                    1 + i % 1_009,
                    FIRST.plusSeconds(i % 86_400)));
        }
        Rules rules = new Rules(1, 0, NoHistory.COMES_LAST, new Rules(1, 0).queue(), OptionalInt.of(100_000));
        Parts parts = Parts.of(new Offer(50_000_000, rules, claims));
        Set<String> leavers = assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> Leavers.of(rules, parts, claims, 50_000_000, 100_000));
        assertEquals(100_000, leavers.size());
    }

    /** One round after the other, as the rule is written. */
    private static Set<String> plainly(Rules rules, Parts parts, List<Claim> claims, long lots, long places) {
        List<Claim> in = new ArrayList<>(claims);
        Set<String> leavers = new HashSet<>();
        while (true) {
            Round byParts = round(
                    lots,
                    rules,
                    in.stream().filter(c -> parts.of(c).signum() > 0).toList(),
                    parts);
            Round byHeads = new Round(
                    lots - byParts.given(),
                    rules.lot(),
                    in.stream().filter(c -> parts.of(c).signum() == 0).toList(),
                    c -> BigInteger.ONE);
            List<Round.Exact> holders = Stream.concat(byParts.exact().stream(), byHeads.exact().stream())
                    .filter(Round.Exact::isSomething)
                    .toList();
            Optional<Round.Exact> least = holders.stream().min(Round.Exact.FIRST_TO_LEAVE);
            if (least.isEmpty() || (least.get().whole() >= rules.minimumInLots() && holders.size() <= places)) {
                return leavers;
            }
            in.remove(least.get().claim());
            leavers.add(least.get().claim().investor());
        }
    }

    private static Round round(long lots, Rules rules, List<Claim> claims, Parts parts) {
        return new Round(lots, rules.lot(), claims, parts::of);
    }
}
