package makewhole.remediation.investor.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import makewhole.platform.jobs.RepeatedJob;
import org.jboss.logging.Logger;

/** After a start with a new key: seals what is readable still, and anew what another key had sealed. */
@ApplicationScoped
class SealAccounts implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(SealAccounts.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 500;

    private final PayeeRows payeeRows;
    private final AtomicBoolean allAreSealed = new AtomicBoolean();

    SealAccounts(PayeeRows payeeRows) {
        this.payeeRows = payeeRows;
    }

    @Override
    public String name() {
        return "seal-accounts";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        if (allAreSealed.get()) {
            return;
        }
        int sealed = 0;
        int some;
        do {
            some = payeeRows.sealSome(AT_ONCE);
            sealed += some;
        } while (some > 0);
        allAreSealed.set(true);
        if (sealed > 0) {
            LOG.infof("event=accounts-sealed count=%d", sealed);
        }
    }
}
