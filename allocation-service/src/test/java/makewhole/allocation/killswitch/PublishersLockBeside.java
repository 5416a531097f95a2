package makewhole.allocation.killswitch;

import static makewhole.allocation.testing.Calls.refused;
import static makewhole.allocation.testing.OfferedDeals.publish;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Future;
import makewhole.allocation.testing.Database;
import makewhole.allocation.testing.Engaging;
import makewhole.allocation.testing.Meanwhile;
import makewhole.allocation.testing.Waiting;

/** The publishers' lock as somebody beside the service takes it and sees others wait for it. */
final class PublishersLockBeside {
    static final String SHARE = "SELECT pg_advisory_xact_lock_shared(hashtext('makewhole.kill-switch'), 1)";
    static final String WAITS_FOR_WHOLE = "%pg_advisory_xact_lock(hashtext('makewhole.kill-switch')%";
    static final String WAITS_FOR_SHARE = "%pg_advisory_xact_lock_shared%";
    private static final String WHOLE = "SELECT pg_advisory_xact_lock(hashtext('makewhole.kill-switch'), 1)";

    private PublishersLockBeside() {}

    /**
     * Publishes deal D-1, which is on offer, and engages INC-42 while that waits for the lock: whoever holds it alone stands
     * for another engage call that is just draining publishers.
     */
    static void publicationAcrossAnEngagementIsRefused(Database database) throws Exception {
        try (Connection other = database.asService();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(WHOLE);
            Future<ValidatableResponse> publishing = Meanwhile.start(() -> publish("D-1"));
            Waiting.until("the publisher waits", publishing, () -> database.waiting(WAITS_FOR_SHARE) == 1);
            Future<ValidatableResponse> engaging = Meanwhile.start(() -> Engaging.everything("INC-42"));
            Waiting.until(
                    "the engagement is committed",
                    engaging,
                    () -> database.count("SELECT count(*) FROM kill_switch_engagement") == 1);
            other.commit();
            refused(publishing.get(), 503, "kill-switch-engaged", "INC-42");
            engaging.get().statusCode(201);
        }
    }
}
