package makewhole.notification.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import makewhole.platform.digest.Digests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchDigestTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1_000})
    void one_by_one_it_is_the_digest_of_the_whole(int notices) {
        UUID plan = UUID.randomUUID();
        String incident = "INC-\"1\" \u00e4";
        List<String> digests = IntStream.range(0, notices)
                .mapToObj(i -> Digests.of(List.of(i + "")))
                .toList();
        BatchDigest digest = new BatchDigest(plan, Digests.of(List.of()), incident);
        digests.forEach(digest::addNotice);
        assertThat(digest.value())
                .isEqualTo(Digests.of(Map.of(
                        "plan",
                        plan.toString(),
                        "planDigest",
                        Digests.of(List.of()),
                        "incident",
                        incident,
                        "notices",
                        digests)));
    }
}
