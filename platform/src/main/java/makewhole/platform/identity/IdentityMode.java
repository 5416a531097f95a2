package makewhole.platform.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A service that was not told how callers are known does not start. */
@ApplicationScoped
class IdentityMode {
    private static final String LOCAL_ACCOUNTS = "local-accounts";

    private final Optional<String> mode;

    IdentityMode(@ConfigProperty(name = "makewhole.identity") Optional<String> mode) {
        this.mode = mode;
    }

    void check(@Observes StartupEvent started) {
        if (!mode.map(LOCAL_ACCOUNTS::equals).orElse(false)) {
            throw new IllegalStateException(
                    "makewhole.identity (environment: MAKEWHOLE_IDENTITY) must be 'local-accounts', with the accounts in"
                            + " QUARKUS_SECURITY_USERS_EMBEDDED_*; it is '%s'".formatted(mode.orElse("")));
        }
    }
}
