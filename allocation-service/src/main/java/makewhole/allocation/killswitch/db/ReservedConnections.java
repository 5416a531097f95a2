package makewhole.allocation.killswitch.db;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import makewhole.allocation.killswitch.SwitchConnections;
import makewhole.platform.database.Postgres;
import org.jdbi.v3.core.Jdbi;

/**
 * A small pool of its own. Journal, idempotent answers and tables all ask {@link Jdbi} for a connection, so this is
 * where the way parts: the binding of the thread says from which pool it comes.
 */
@Singleton
class ReservedConnections implements SwitchConnections {
    private static final ScopedValue<Boolean> RESERVED = ScopedValue.newInstance();

    @Override
    public <T> T use(Supplier<T> work) {
        return ScopedValue.where(RESERVED, true).call(work::get);
    }

    @Produces
    @ApplicationScoped
    @Alternative
    @Priority(1)
    Jdbi jdbi(AgroalDataSource shared, @DataSource("kill-switch") AgroalDataSource reserved) {
        return Postgres.jdbi(() -> (RESERVED.isBound() ? reserved : shared).getConnection());
    }
}
