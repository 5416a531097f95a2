package makewhole.allocation.proration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BookSumsTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void sums_are_refused_where_the_book_is_and_in_the_same_words(long seed) {
        Random random = new Random(seed);
        long onOffer = random.nextInt(100);
        Terms terms = new Terms(
                List.of(ZeroHistory.values()).get(random.nextInt(3)),
                1,
                0,
                List.of(Tier.ALL),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new HolderLimit(HolderLimit.Rule.CONTRACTUAL, 2, 0)));
        List<Commitment> commitments = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            commitments.add(commitment(random, i));
        }
        assertThat(sums(commitments).refusal(onOffer, terms)).isEqualTo(refusalOf(onOffer, terms, commitments));
    }

    private static Commitment commitment(Random random, int number) {
        long weight = random.nextInt(3) == 0 ? 0 : amount(random);
        Optional<ManualOverride> override = random.nextInt(3) == 0
                ? Optional.of(new ManualOverride(random.nextInt(40), "agreed", "one", "another"))
                : Optional.empty();
        return new Commitment(
                new InvestorId("I" + number),
                100 + amount(random),
                weight,
                Optional.empty(),
                TIME,
                TierName.ALL,
                override);
    }

    private static long amount(Random random) {
        return random.nextInt(4) == 0 ? random.nextLong(Long.MAX_VALUE / 2) : random.nextInt(1_000);
    }

    private static Optional<String> refusalOf(long onOffer, Terms terms, List<Commitment> commitments) {
        try {
            Book held = new Book(onOffer, terms, commitments);
            return held.commitments().isEmpty() ? Optional.of("empty") : Optional.empty();
        } catch (BookRefusedException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static BookSums sums(List<Commitment> commitments) {
        return new BookSums(
                sum(commitments, Commitment::requested),
                sum(commitments, Commitment::weight),
                sum(commitments, commitment -> commitment.weight() == 0 ? commitment.requested() : 0),
                commitments.size(),
                count(commitments, commitment -> commitment.weight() > 0),
                sum(commitments, BookSumsTest::overridden),
                count(commitments, commitment -> overridden(commitment) > 0));
    }

    private static long overridden(Commitment commitment) {
        return commitment.override().map(ManualOverride::amount).orElse(0L);
    }

    private static BigInteger sum(List<Commitment> commitments, ToLongFunction<Commitment> amount) {
        return commitments.stream()
                .mapToLong(amount)
                .mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static long count(List<Commitment> commitments, Predicate<Commitment> which) {
        return commitments.stream().filter(which).count();
    }
}
