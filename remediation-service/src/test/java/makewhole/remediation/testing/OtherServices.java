package makewhole.remediation.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import makewhole.platform.testing.FreePort;

/**
 * Settings under which this service finds {@link AllocationStandIn} and {@link NotificationStandIn}, the accounts it
 * pays from, and a clock that {@link RehearsalClock} moves. The stand-ins are beans of the test application, because a
 * test resource lives in another class loader than the tests.
 */
public class OtherServices implements QuarkusTestResourceLifecycleManager {
    static final String ALLOCATION_PORT = "makewhole.test.allocation-port";
    static final String STORY_BEGINS = "2026-09-21T09:00:00Z";
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OLD_KEY = "/wECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHv8=";
    static final String NOTIFICATION_PORT = "makewhole.test.notification-port";

    @Override
    public Map<String, String> start() {
        int allocation = FreePort.any();
        int notification = FreePort.any();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(ALLOCATION_PORT, Integer.toString(allocation));
        settings.put(NOTIFICATION_PORT, Integer.toString(notification));
        settings.put("quarkus.rest-client.allocation.url", "http://localhost:" + allocation);
        settings.put("quarkus.rest-client.notification.url", "http://localhost:" + notification);
        settings.put("makewhole.reminders.look-every", "PT2S");
        settings.put("makewhole.stakeholders", "board,regulator");
        settings.put("makewhole.clock.offset-file", offsetFile().toString());
        settings.put("makewhole.account-keys", "test-2:%s,test-1:%s".formatted(KEY, OLD_KEY));
        for (String currency : new String[] {"USD", "EUR", "JPY", "KWD"}) {
            settings.put("makewhole.debtor.%s.name".formatted(currency), "Meridian Syndicates Inc");
            settings.put("makewhole.debtor.%s.iban".formatted(currency), "GB33BUKB20201555555555");
            settings.put("makewhole.debtor.%s.bic".formatted(currency), "BUKBGB22");
        }
        return settings;
    }

    @Override
    public void stop() {
        // The stand-ins stop with the application; the clock's file is the temporary folder's to clean.
    }

    private static Path offsetFile() {
        try {
            Path file = Files.createTempFile("makewhole-clock", ".txt");
            file.toFile().deleteOnExit();
            Files.writeString(file, RehearsalClock.offsetTo(Instant.parse(STORY_BEGINS)));
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
