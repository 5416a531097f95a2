package makewhole.notification.batch.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import makewhole.notification.batch.RefusedBatches;
import makewhole.platform.identity.Subject;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class RefusedBatchTable implements RefusedBatches {
    private final Jdbi jdbi;
    private final InstantSource clock;

    RefusedBatchTable(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public UUID keep(UUID plan, long errors, byte[] gzippedCsv, Subject by) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO refused_batch (id, plan, sent_by, refused_at, errors, error_file)
                        VALUES (:id, :plan, :by, :at, :errors, :file)
                        """)
                .bind("id", id)
                .bind("plan", plan)
                .bind("by", by.name())
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("errors", errors)
                .bind("file", gzippedCsv)
                .execute());
        return id;
    }

    @Override
    @Transactional
    public Optional<byte[]> errorFile(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT error_file FROM refused_batch WHERE id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne());
    }
}
