package makewhole.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import makewhole.suite.CannotGoOnException;
import org.junit.jupiter.api.Test;

class MainTest {
    private final List<Bench> all = Main.all(Path.of("nowhere"), sentence -> {});

    @Test
    void everything_is_measured_unless_something_is_named() {
        assertThat(Main.chosen(all, List.of())).isEqualTo(all);
        assertThat(Main.chosen(all, List.of("--quick"))).isEqualTo(all);
        assertThat(Main.chosen(all, List.of("audit", "--quick", "shares")).stream()
                        .map(Bench::name))
                .containsExactly("audit", "shares");
    }

    @Test
    void what_is_not_measured_is_refused_with_the_names_of_what_is() {
        assertThatThrownBy(() -> Main.chosen(all, List.of("everything")))
                .isInstanceOf(CannotGoOnException.class)
                .hasMessageContainingAll("'everything'", "largest-book", "kill-switch", "--quick");
    }

    @Test
    void the_help_of_the_command_names_every_measurement() throws IOException {
        String help = Files.readString(Path.of("..", "makewhole"));
        assertThat(all)
                .hasSizeGreaterThan(4)
                .allSatisfy(bench ->
                        assertThat(help).containsPattern("bench \\[NAME[^)]*\\b%s\\b".formatted(bench.name())));
    }
}
