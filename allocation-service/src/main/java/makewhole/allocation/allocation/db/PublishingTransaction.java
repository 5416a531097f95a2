package makewhole.allocation.allocation.db;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.Supplier;
import makewhole.allocation.Refusal;
import makewhole.allocation.RefusedException;
import makewhole.allocation.allocation.ShortTransaction;
import makewhole.allocation.killswitch.PublishersHere;
import makewhole.allocation.proration.DealId;
import makewhole.platform.database.DatabaseFaults;
import org.jdbi.v3.core.Jdbi;

/**
 * The database itself ends the transaction after two seconds: it also does when this replica is stopped in the middle
 * or cut off, which a timer of the replica would not notice.
 */
@ApplicationScoped
class PublishingTransaction implements ShortTransaction {
    private static final int TIMEOUT_SECONDS = 2;
    private static final String TRANSACTION_TIMEOUT = "25P04";
    private static final String ADMIN_SHUTDOWN = "57P01";
    private static final String CONNECTION_FAILURE = "08006";
    private static final Set<String> OUT_OF_TIME = Set.of(TRANSACTION_TIMEOUT, ADMIN_SHUTDOWN, CONNECTION_FAILURE);

    /**
     * One round trip before anything else. What the database uses by default does not count: at REPEATABLE READ the
     * switch would be read as it was before the lock was given.
     */
    private static final String BEGIN =
            "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL transaction_timeout = '%ds'"
                    .formatted(TIMEOUT_SECONDS);

    private final Jdbi jdbi;
    private final PublishersHere publishersHere;

    PublishingTransaction(Jdbi jdbi, PublishersHere publishersHere) {
        this.jdbi = jdbi;
        this.publishersHere = publishersHere;
    }

    @Override
    public <T> T run(DealId deal, Supplier<T> work) {
        try {
            return publishersHere.publishing(() -> QuarkusTransaction.requiringNew()
                    .call(() -> {
                        jdbi.useHandle(handle -> handle.execute(BEGIN));
                        return work.get();
                    }));
        } catch (RefusedException refused) {
            throw refused;
        } catch (RuntimeException failed) {
            throw DatabaseFaults.isBehind(failed, OUT_OF_TIME::contains)
                    ? new RefusedException(new Refusal.TimedOut(deal))
                    : failed;
        }
    }
}
