package makewhole.notification.batch.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import makewhole.platform.client.LastingFailure;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A patient reader: what passes is tried again, what lasts is told. */
@ApplicationScoped
class RemediationClient {
    private final RemediationApi api;

    @Inject
    RemediationClient(@RestClient RemediationApi api) {
        this.api = api;
    }

    /** The answer, in a file that the caller deletes. */
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = LastingFailure.class)
    @CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000, skipOn = LastingFailure.class)
    @Timeout(60_000)
    Path read(UUID plan) {
        try (InputStream answer = api.authority(plan)) {
            Path file = Files.createTempFile("authority", ".json");
            try {
                Files.copy(answer, file, StandardCopyOption.REPLACE_EXISTING);
                return file;
            } catch (IOException brokenOff) {
                Files.deleteIfExists(file);
                throw brokenOff;
            }
        } catch (IOException brokenOff) {
            throw new ProcessingException(brokenOff);
        }
    }
}
