package makewhole.notification.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SenderTest {
    @Test
    void questions_go_to_the_sender_unless_another_address_is_set() {
        assertThat(sender(Optional.empty()).contact()).isEqualTo("no-reply@northgate.example");
        assertThat(sender(Optional.of("care@northgate.example")).contact()).isEqualTo("care@northgate.example");
    }

    @Test
    void an_address_for_questions_that_is_none_keeps_the_service_from_starting() {
        assertThatThrownBy(() -> sender(Optional.of("the care team")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MAKEWHOLE_NOTICES_CONTACT_EMAIL")
                .hasMessageContaining("makewhole.notices.from");
    }

    private static Sender sender(Optional<String> contact) {
        return new Sender("Northgate <no-reply@northgate.example>", contact, "By transfer.", Optional.empty());
    }
}
