package makewhole.remediation.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import makewhole.remediation.testing.PlainProration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Books are seeded: a failure names the seed that shows it again. */
class CertificateLaws {
    private static final Instant OPENING = Instant.parse("2026-09-01T09:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void the_plain_reference_is_accepted_and_no_single_unit_may_be_moved(long seed) {
        Random random = new Random(seed);
        Offer offer = aBook(random);
        PlainProration right = PlainProration.of(offer.amount(), offer.claims());

        assertThat(Certificate.objections(offer, right.shares(), right.level())).isEmpty();
        for (Claim from : offer.claims()) {
            Claim to = offer.claims().get(random.nextInt(offer.claims().size()));
            if (!to.equals(from)) {
                Map<String, Long> moved = new HashMap<>(right.shares());
                moved.merge(from.investor(), -1L, Long::sum);
                moved.merge(to.investor(), 1L, Long::sum);
                assertThat(Certificate.objections(offer, moved, right.level()))
                        .anyMatch(objection -> objection.startsWith(from.investor() + " is to have"))
                        .anyMatch(objection -> objection.startsWith(to.investor() + " is to have"));
            }
        }
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void another_level_is_refused(long seed) {
        Offer offer = aBook(new Random(seed));
        PlainProration right = PlainProration.of(offer.amount(), offer.claims());
        Optional<Level> other =
                right.level().isPresent() ? Optional.empty() : Optional.of(new Level(BigInteger.ONE, BigInteger.TWO));

        assertThat(Certificate.objections(offer, right.shares(), other))
                .singleElement()
                .asString()
                .startsWith("the level is");
    }

    @ParameterizedTest(name = "the book of seed {0}")
    @MethodSource("seeds")
    void the_order_of_the_book_does_not_matter(long seed) {
        Random random = new Random(seed);
        Offer offer = aBook(random);
        List<Claim> shuffled = new ArrayList<>(offer.claims());
        Collections.shuffle(shuffled, random);
        PlainProration right = PlainProration.of(offer.amount(), offer.claims());

        assertThat(Certificate.objections(new Offer(offer.amount(), 1, 0, shuffled), right.shares(), right.level()))
                .isEmpty();
    }

    private static Offer aBook(Random random) {
        int investors = 1 + random.nextInt(12);
        List<Claim> claims = new ArrayList<>();
        long wanted = 0;
        for (int i = 0; i < investors; i++) {
            long requested = random.nextInt(100) == 0 ? 0 : 1 + random.nextInt(2_000);
            OptionalLong limit = random.nextInt(4) == 0 ? OptionalLong.of(random.nextInt(1_500)) : OptionalLong.empty();
            long weight = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(300);
            Claim claim = new Claim("INV-" + i, requested, limit, weight, OPENING.plusSeconds(random.nextInt(3)));
            claims.add(claim);
            wanted += claim.cap();
        }
        return new Offer(random.nextLong(wanted + wanted / 5 + 2), 1, 0, claims);
    }
}
