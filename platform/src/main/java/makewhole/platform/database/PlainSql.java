package makewhole.platform.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.jdbi.v3.core.Jdbi;

/**
 * Plain SQL through Jdbi, for what an object mapper must not stand between: locks, bulk, reports, append-only tables.
 * Inside a {@code @Transactional} method its handles use the connection of that transaction; never call Jdbi's own
 * {@code inTransaction}.
 */
@ApplicationScoped
class PlainSql {
    @Produces
    @ApplicationScoped
    Jdbi jdbi(AgroalDataSource dataSource) {
        return Postgres.jdbi(dataSource::getConnection);
    }
}
