package makewhole.notification.batch;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;

/** A transaction that may last as long as a million rows take. */
@ApplicationScoped
public class LongTransaction {
    private static final int SECONDS = 3_600;

    /** Does it in a transaction of its own. */
    @Transactional(TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = SECONDS)
    public <T> T run(Supplier<T> work) {
        return work.get();
    }
}
