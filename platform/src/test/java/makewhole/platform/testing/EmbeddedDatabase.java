package makewhole.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import makewhole.platform.database.ServiceDatabase;
import makewhole.platform.identity.Role;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL with the database and the two roles of a service, and the local accounts of {@link Accounts}. */
public class EmbeddedDatabase implements QuarkusTestResourceLifecycleManager {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private @Nullable EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedPostgres started =
                    EmbeddedPostgres.builder().setPGStartupWait(LONGEST_START).start();
            server = started;
            ServiceDatabase database = ServiceDatabase.named("service", "test-password");
            try (var superuser = started.getPostgresDatabase().getConnection()) {
                database.createOn(superuser);
            }
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put(
                    "makewhole.database.url",
                    "jdbc:postgresql://localhost:%d/%s".formatted(started.getPort(), database.name()));
            settings.put("makewhole.database.user", database.serviceRole());
            settings.put("makewhole.database.password", database.password());
            settings.put("makewhole.database.owner", database.owner());
            settings.put("makewhole.database.owner-password", database.password());
            settings.put("makewhole.identity", "local-accounts");
            settings.put("makewhole.service-password", Accounts.PASSWORD);
            settings.put("quarkus.http.test-port", "0");
            for (Role role : Role.values()) {
                for (String account : Accounts.of(role)) {
                    settings.put("quarkus.security.users.embedded.users.\"%s\"".formatted(account), Accounts.PASSWORD);
                    settings.put("quarkus.security.users.embedded.roles.\"%s\"".formatted(account), role.name());
                }
            }
            return settings;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException unstoppable) {
                throw new UncheckedIOException(unstoppable);
            }
        }
    }
}
