package makewhole.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import makewhole.platform.csv.RowError;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_caller_reads_what_a_service_writes_with_and_without_rows() throws JsonProcessingException {
        Problem plain = Problem.of(409, "kill-switch-engaged", "halted", List.of());
        Problem rows =
                Problem.of(422, "rows-refused", "wrong", List.of(new RowError("a.csv", 2, "deal_id", "is empty")));

        assertThat(JSON.writeValueAsString(plain)).doesNotContain("errors");
        assertThat(JSON.readValue(JSON.writeValueAsString(plain), Problem.class))
                .isEqualTo(plain);
        assertThat(JSON.readValue(JSON.writeValueAsString(rows), Problem.class)).isEqualTo(rows);
    }

    @Test
    void further_members_stand_beside_the_others_and_a_caller_may_pass_over_them() throws JsonProcessingException {
        Problem halted =
                Problem.of(503, "kill-switch-engaged", "halted", List.of()).with(Map.of("incident", "INC-42"));
        String written = JSON.writeValueAsString(halted);

        assertThat(JSON.readTree(written).path("incident").asText()).isEqualTo("INC-42");
        assertThat(JSON.readTree(written).has("members")).isFalse();
        assertThat(JSON.readValue(written, Problem.class).detail()).isEqualTo("halted");
    }

    @Test
    void members_that_another_service_adds_are_passed_over() throws JsonProcessingException {
        String extended = """
                {"type":"https://makewhole.example/problems/x","title":"X","status":409,"detail":"d","instance":"/y"}
                """;

        assertThat(JSON.readValue(extended, Problem.class).type()).endsWith("/x");
    }
}
