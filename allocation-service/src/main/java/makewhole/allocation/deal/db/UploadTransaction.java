package makewhole.allocation.deal.db;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import makewhole.allocation.deal.LongTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Half an hour instead of the minute that any other request has, or as is set. */
@ApplicationScoped
class UploadTransaction implements LongTransaction {
    private final int timeoutSeconds;

    UploadTransaction(@ConfigProperty(name = "makewhole.books.transaction-timeout") Duration timeout) {
        timeoutSeconds = Math.toIntExact(timeout.toSeconds());
    }

    @Override
    public <T> T run(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().timeout(timeoutSeconds).call(work::get);
    }
}
