package makewhole.allocation.killswitch;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who this replica is: the pod it runs in, and since when. */
@Singleton
class ThisReplica {
    private final String name;
    private final Instant started;

    ThisReplica(
            WatchSettings settings, @ConfigProperty(name = "hostname") Optional<String> hostname, InstantSource clock) {
        long process = ProcessHandle.current().pid();
        this.name = settings.replica().orElseGet(() -> "%s-%d".formatted(hostname.orElse("replica"), process));
        this.started = clock.instant();
    }

    String name() {
        return name;
    }

    Instant started() {
        return started;
    }
}
