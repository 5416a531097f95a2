package makewhole.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script at the root, as far as it can be run without building. */
class ScriptTest {
    private static final Path SCRIPT = Path.of("../makewhole");

    private record Outcome(int code, String said) {}

    @ParameterizedTest
    @ValueSource(strings = {"help", "-h", "--help"})
    void help_lists_the_commands(String word) throws IOException, InterruptedException {
        Outcome help = run(word);
        assertThat(help.code()).isZero();
        assertThat(help.said())
                .contains("demo [--data DIR]", "--keep", "--ports A,R,N", "up   [--data-dir DIR]", "test");
    }

    @Test
    void what_is_no_command_is_named_and_fails() throws IOException, InterruptedException {
        Outcome refused = run("demoo");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.said()).contains("'demoo' is no command; ./makewhole help lists them.");
    }

    private static Outcome run(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", SCRIPT.toString()).redirectErrorStream(true);
        builder.command().addAll(java.util.List.of(words));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}
