package makewhole.notification.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that waits for a mail server for longer than any test takes. */
public class WithPatience implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("testing.answer-timeout", "PT2M", "testing.lease", "PT30M");
    }
}
