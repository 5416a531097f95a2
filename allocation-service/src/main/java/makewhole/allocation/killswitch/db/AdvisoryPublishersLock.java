package makewhole.allocation.killswitch.db;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import makewhole.allocation.killswitch.PublishersLock;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * An advisory lock of PostgreSQL, in the space of two-part keys, which nothing else here uses. PostgreSQL lets no new
 * share past somebody who waits for the whole, so a stream of publishers does not keep an engage call waiting.
 */
@ApplicationScoped
class AdvisoryPublishersLock implements PublishersLock {
    private static final Logger LOG = Logger.getLogger(AdvisoryPublishersLock.class);

    /** A little more than a publishing transaction may last: the database has ended it by itself by then. */
    private static final int PATIENCE_MILLIS = 2_250;

    private static final int ATTEMPTS = 3;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

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
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (takeWhole()) {
                return;
            }
            endWhoeverHoldsOn();
        }
        throw new IllegalStateException("somebody still holds a share of the publishers' lock");
    }

    private boolean takeWhole() {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> jdbi.useHandle(handle -> {
                        handle.execute("SET LOCAL lock_timeout = %d".formatted(PATIENCE_MILLIS));
                        handle.execute("SELECT pg_advisory_xact_lock(hashtext('makewhole.kill-switch'), 1)");
                    }));
            return true;
        } catch (JdbiException refused) {
            if (refused.getCause() instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                return false;
            }
            throw refused;
        }
    }

    /**
     * Who still holds a share now was given no timeout, or one that did not work. The replicas share a role, so each
     * may end the sessions of the others.
     */
    private void endWhoeverHoldsOn() {
        long ended = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FILTER (WHERE pg_terminate_backend(pid))
                        FROM pg_locks JOIN pg_stat_activity USING (pid)
                        WHERE locktype = 'advisory' AND objsubid = 2 AND objid = 1
                          AND classid = (hashtext('makewhole.kill-switch')::bigint & x'FFFFFFFF'::bigint)::oid
                          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                          AND granted AND usename = current_user AND pid <> pg_backend_pid()
                          AND xact_start < clock_timestamp() - :patience * interval '1 millisecond'
                        """)
                .bind("patience", PATIENCE_MILLIS)
                .mapTo(Long.class)
                .one());
        LOG.errorf("event=kill-switch-holders-ended sessions=%d", ended);
    }
}
