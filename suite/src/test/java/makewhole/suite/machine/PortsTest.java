package makewhole.suite.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import makewhole.suite.CannotGoOnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void ports_are_given_in_the_order_allocation_remediation_notification() {
        Ports ports = Ports.parse("9001,9002,9003");
        assertThat(ports.of(Service.ALLOCATION)).isEqualTo(9001);
        assertThat(ports.of(Service.REMEDIATION)).isEqualTo(9002);
        assertThat(ports.of(Service.NOTIFICATION)).isEqualTo(9003);
    }

    @Test
    void zero_stands_for_any_free_port() {
        Ports ports = Ports.parse("0,0,0");
        assertThat(ports.ports().values()).doesNotHaveDuplicates().allMatch(port -> port > 0);
        assertThatCode(ports::requireFree).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "9001", "9001,9002", "9001,9002,9003,9004", "9001,9001,9002", "a,b,c", "1,2,70000", "-1,2,3"
            })
    void anything_else_is_refused_in_a_sentence(String text) {
        assertThatThrownBy(() -> Ports.parse(text))
                .isInstanceOf(CannotGoOnException.class)
                .hasMessageContaining("such as --ports");
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.parse("0,%d,0".formatted(taken.getLocalPort()));
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(CannotGoOnException.class)
                    .hasMessageContaining("Port %d is in use", taken.getLocalPort());
        }
    }
}
