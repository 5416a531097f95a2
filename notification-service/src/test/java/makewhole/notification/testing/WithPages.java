package makewhole.notification.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import makewhole.notification.link.TestLinks;

/** A service that has pages for recipients. */
public class WithPages implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "makewhole.recipient.address",
                TestLinks.ADDRESS,
                "makewhole.recipient.keys",
                TestLinks.KEYS,
                "makewhole.clock.offset-file",
                RehearsalClock.file().toString(),
                "makewhole.recipient.misses-a-minute",
                "200",
                "quarkus.http.proxy.proxy-address-forwarding",
                "true",
                "quarkus.http.proxy.trusted-proxies",
                "127.0.0.1");
    }
}
