package makewhole.remediation.refusal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import makewhole.platform.testing.ProblemTable;
import org.junit.jupiter.api.Test;

class ProblemsAreDescribedTest {
    @Test
    void every_problem_type_has_a_row_that_says_what_to_do() throws IOException {
        var given = ProblemTable.given(Path.of("src/main/java/makewhole/remediation"));
        assertThat(given).hasSizeGreaterThan(25).contains("second-person-required");
        assertThat(ProblemTable.described(Path.of("../docs/api/README.md"))).containsAll(given);
    }
}
