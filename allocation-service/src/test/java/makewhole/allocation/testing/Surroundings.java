package makewhole.allocation.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import makewhole.platform.testing.FreePort;

/** Where this service finds {@link RemediationStandIn}, and a directory for {@link BreakGlassFile}. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
    static final String REMEDIATION_PORT = "makewhole.test.remediation-port";

    @Override
    public Map<String, String> start() {
        try {
            int remediation = FreePort.any();
            return Map.of(
                    REMEDIATION_PORT,
                    Integer.toString(remediation),
                    "quarkus.rest-client.remediation.url",
                    "http://localhost:" + remediation,
                    "makewhole.break-glass.directory",
                    Files.createTempDirectory("break-glass").toString());
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }

    @Override
    public void stop() {
        // The stand-in stops with the application; the directory is the temporary folder's to clean.
    }
}
