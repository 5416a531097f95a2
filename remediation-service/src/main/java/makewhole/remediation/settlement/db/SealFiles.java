package makewhole.remediation.settlement.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import makewhole.platform.jobs.RepeatedJob;
import org.jdbi.v3.core.Jdbi;

/** After a start: seals the payment files that a release before had left readable. */
@ApplicationScoped
class SealFiles implements RepeatedJob {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Jdbi jdbi;
    private final PaymentFileRows fileRows;
    private final AtomicBoolean allAreSealed = new AtomicBoolean();

    SealFiles(Jdbi jdbi, PaymentFileRows fileRows) {
        this.jdbi = jdbi;
        this.fileRows = fileRows;
    }

    @Override
    public String name() {
        return "seal-payment-files";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        while (!allAreSealed.get()) {
            allAreSealed.set(jdbi.<Integer, RuntimeException>withHandle(fileRows::sealOld) == 0);
        }
    }
}
