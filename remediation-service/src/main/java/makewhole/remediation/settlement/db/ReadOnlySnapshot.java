package makewhole.remediation.settlement.db;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import makewhole.remediation.settlement.OneMoment;
import org.jdbi.v3.core.Jdbi;

/** A transaction of its own: the level of one that has begun cannot be raised. */
@ApplicationScoped
class ReadOnlySnapshot implements OneMoment {
    private final Jdbi jdbi;

    ReadOnlySnapshot(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public <T> T read(Supplier<T> reading) {
        return QuarkusTransaction.requiringNew().call(() -> {
            jdbi.useHandle(handle -> handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"));
            return reading.get();
        });
    }
}
