package makewhole.notification.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProvenDigestsTest {
    private static final UUID ID = new UUID(1, 2);
    private static final List<String> DIGESTS =
            IntStream.rangeClosed(1, 5).mapToObj(ProvenDigestsTest::digest).toList();

    private static String digest(int number) {
        return "sha256:" + "%02x".formatted(number).repeat(32);
    }

    private static Batch batch(List<String> approved, int beginning) {
        Batch open = new Batch(
                ID,
                ID,
                digest(9),
                "INC-7",
                BatchState.SENDING,
                "",
                approved.size(),
                "remediation-service",
                Optional.empty(),
                beginning);
        return new Batch(
                ID,
                ID,
                digest(9),
                "INC-7",
                BatchState.SENDING,
                open.digestOver(approved.stream()),
                approved.size(),
                "remediation-service",
                Optional.empty(),
                beginning);
    }

    @Test
    void each_row_has_its_own_digest_and_no_other() {
        ProvenDigests proven =
                ProvenDigests.of(batch(DIGESTS, 0), DIGESTS.stream()).orElseThrow();
        for (int row = 1; row <= 5; row++) {
            for (int other = 1; other <= 5; other++) {
                assertThat(proven.include(row, digest(other)))
                        .as("digest %d in row %d", other, row)
                        .isEqualTo(row == other);
            }
        }
        assertThat(proven.include(0, digest(1))).isFalse();
        assertThat(proven.include(6, digest(5))).isFalse();
        assertThat(proven.include(1, "01".repeat(32))).as("no prefix").isFalse();
        assertThat(proven.include(1, "sha256:zz")).isFalse();
    }

    @Test
    void what_does_not_add_up_to_the_approved_digest_proves_nothing() {
        Batch batch = batch(DIGESTS, 0);
        assertThat(ProvenDigests.of(batch, DIGESTS.subList(0, 4).stream())).isEmpty();
        assertThat(ProvenDigests.of(batch, DIGESTS.reversed().stream())).isEmpty();
        assertThat(ProvenDigests.of(batch, IntStream.rangeClosed(1, 6).mapToObj(ProvenDigestsTest::digest)))
                .isEmpty();
        assertThat(ProvenDigests.of(batch, DIGESTS.stream().map(digest -> "no digest")))
                .isEmpty();
    }

    @Test
    void a_batch_that_was_set_going_again_is_proven_no_longer() {
        ProvenDigests proven =
                ProvenDigests.of(batch(DIGESTS, 3), DIGESTS.stream()).orElseThrow();
        assertThat(proven.isOf(batch(DIGESTS, 3))).isTrue();
        assertThat(proven.isOf(batch(DIGESTS, 4))).isFalse();
    }
}
