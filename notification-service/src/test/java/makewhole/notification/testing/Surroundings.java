package makewhole.notification.testing;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import makewhole.platform.testing.FreePort;

/** Tells the service where its mail server and remediation-service will be; each Spec starts them there. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                entry("makewhole.notices.from", "Northgate Investor Care <care@northgate.example>"),
                entry(
                        "makewhole.notices.payment-instructions",
                        "By transfer to the client account in your investor agreement."),
                entry("makewhole.notices.trial-addresses", "proof@northgate.example"),
                entry(
                        "makewhole.audience.directory",
                        "LEGAL=Legal team <legal@northgate.example>,board=Board <board@northgate.example> en-GB"),
                entry("makewhole.smtp.host", "localhost"),
                entry("makewhole.smtp.port", Integer.toString(FreePort.any())),
                entry("makewhole.smtp.start-tls", "disabled"),
                entry("makewhole.smtp.answer-timeout", "${testing.answer-timeout:PT2S}"),
                entry("makewhole.notices.lease", "${testing.lease:PT4S}"),
                entry("makewhole.notices.longest-rest", "PT1S"),
                entry("makewhole.returned-mail.protocol", "imap"),
                entry("makewhole.returned-mail.host", "localhost"),
                entry("makewhole.returned-mail.port", Integer.toString(FreePort.any())),
                entry("makewhole.returned-mail.username", "returned"),
                entry("makewhole.returned-mail.password", "secret"),
                entry("quarkus.rest-client.remediation.url", "http://localhost:" + FreePort.any()));
    }

    @Override
    public void stop() {}
}
