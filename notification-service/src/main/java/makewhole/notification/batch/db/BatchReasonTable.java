package makewhole.notification.batch.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import makewhole.notification.batch.BatchReasons;
import makewhole.notification.batch.SaidOfBatch;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class BatchReasonTable implements BatchReasons {
    private final Jdbi jdbi;

    BatchReasonTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void keep(UUID batch, SaidOfBatch said) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO batch_reason (id, batch, event, reason, said_by, said_at)
                        VALUES (:id, :batch, :event, :reason, :by, :at)
                        """)
                .bind("id", UUID.randomUUID())
                .bind("batch", batch)
                .bind("event", said.event())
                .bind("reason", said.reason())
                .bind("by", said.by())
                .bind("at", said.at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public List<SaidOfBatch> of(UUID batch) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM batch_reason WHERE batch = :batch ORDER BY number")
                .bind("batch", batch)
                .map((row, context) -> new SaidOfBatch(
                        row.getString("event"),
                        row.getString("reason"),
                        row.getString("said_by"),
                        row.getObject("said_at", OffsetDateTime.class).toInstant()))
                .list());
    }
}
