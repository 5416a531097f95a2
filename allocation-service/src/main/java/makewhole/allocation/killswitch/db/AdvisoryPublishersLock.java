package makewhole.allocation.killswitch.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import makewhole.allocation.killswitch.PublishersLock;
import org.jdbi.v3.core.Jdbi;

/** An advisory lock of PostgreSQL, in the space of two-part keys, which nothing else here uses. */
@ApplicationScoped
class AdvisoryPublishersLock implements PublishersLock {
    private final Jdbi jdbi;

    AdvisoryPublishersLock(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void share() {
        jdbi.useHandle(
                handle -> handle.execute("SELECT pg_advisory_xact_lock_shared(hashtext('makewhole.kill-switch'), 1)"));
    }

    /** Never inside a transaction: one that has a share and waits for the whole would wait for itself. */
    @Override
    @Transactional(TxType.NEVER)
    public void drain() {
        jdbi.useHandle(handle -> handle.execute("SELECT pg_advisory_xact_lock(hashtext('makewhole.kill-switch'), 1)"));
    }
}
