package makewhole.remediation.testing;

import static makewhole.remediation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** What customers have said on their pages, of which this service hears before it gets the answer itself. */
public final class RecipientSays {
    private RecipientSays() {}

    /** Tells an event about an answer, and waits until it has been read. */
    public static void told(NotificationStandIn notification, Jdbi jdbi, String event, Map<String, String> facts) {
        notification.tell(event, facts);
        eventually(() -> assertThat(jdbi.<Integer, RuntimeException>withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM pulled_event WHERE event = :event AND facts ->> 'answer' = :answer")
                        .bind("event", event)
                        .bind("answer", facts.get("answer"))
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(1));
    }
}
