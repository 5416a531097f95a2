package makewhole.notification.delivery.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import makewhole.notification.delivery.SettleNotice.Finding;
import makewhole.notification.delivery.SettleNotice.Settling;
import makewhole.notification.delivery.Settlements;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class SettlementTable implements Settlements {
    private final Jdbi jdbi;

    SettlementTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void keep(UUID notice, Settled settled) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO notice_settlement (id, notice, finding, reason, evidence, settled_by, settled_at)
                        VALUES (:id, :notice, :finding, :reason, :evidence, :by, :at)
                        """)
                .bind("id", UUID.randomUUID())
                .bind("notice", notice)
                .bind("finding", settled.settling().finding().name())
                .bind("reason", settled.settling().reason())
                .bind("evidence", settled.settling().evidence())
                .bind("by", settled.by())
                .bind("at", settled.at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public List<Settled> of(UUID notice) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM notice_settlement WHERE notice = :notice ORDER BY number")
                .bind("notice", notice)
                .map((row, context) -> new Settled(
                        new Settling(
                                Finding.valueOf(row.getString("finding")),
                                row.getString("reason"),
                                row.getString("evidence")),
                        row.getString("settled_by"),
                        row.getObject("settled_at", OffsetDateTime.class).toInstant()))
                .list());
    }
}
