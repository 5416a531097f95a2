package makewhole.platform.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestsTest {
    @Test
    void the_order_of_members_does_not_matter_and_every_value_does() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", "2.00");
        one.put("a", List.of("x", "y"));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("a", List.of("x", "y"));
        other.put("b", "2.00");
        assertThat(Digests.of(one)).isEqualTo(Digests.of(other));
        other.put("b", "2.01");
        assertThat(Digests.of(one)).isNotEqualTo(Digests.of(other));
    }

    @Test
    void canonical_json_is_that_of_rfc_8785() {
        assertThat(Digests.canonical(Map.of("\u20ac", "Euro", "\r", "return", "1", LocalDate.of(2026, 9, 30))))
                .isEqualTo("{\"\\r\":\"return\",\"1\":\"2026-09-30\",\"\u20ac\":\"Euro\"}");
    }

    @Test
    void the_digest_is_sha_256() {
        assertThat(Digests.sha256(new byte[0]))
                .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
