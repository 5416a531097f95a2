package makewhole.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import makewhole.suite.machine.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void everything_can_be_said_at_once() {
        CommandLine line =
                CommandLine.parse("demo", "--keep", "--data", "deals", "--out", "results", "--ports", "1,2,3");
        assertThat(line.keep()).isTrue();
        assertThat(line.data()).hasToString("Optional[deals]");
        assertThat(line.out()).hasToString("Optional[results]");
        assertThat(line.ports().of(Service.NOTIFICATION)).isEqualTo(3);
    }

    @Test
    void without_options_the_usual_ports_are_taken() {
        CommandLine line = CommandLine.parse("up");
        assertThat(line.ports().of(Service.ALLOCATION)).isEqualTo(8081);
        assertThat(line.dataDirectory()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "dmeo", "demo --dat x", "demo --data", "demo --data --keep", "up --keep", "demo --data-dir x"
            })
    void what_is_not_understood_is_named(String words) {
        assertThatThrownBy(() -> CommandLine.parse(words.split(" ")))
                .isInstanceOf(CannotGoOnException.class)
                .hasMessageMatching("(?s)('.*|--data.*)");
    }
}
