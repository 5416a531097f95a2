package makewhole.remediation.alternative.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.alternative.AlternativeReturn;
import makewhole.remediation.alternative.AlternativeReturns;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.investor.InvestorId;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class AlternativeTable implements AlternativeReturns {
    private final Jdbi jdbi;

    AlternativeTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<AlternativeReturn> of(IncidentId incident) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM alternative_return WHERE incident = ? ORDER BY claimed_at, id")
                .bind(0, incident.value())
                .map((row, context) -> alternative(row))
                .list());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<AlternativeReturn> lock(IncidentId incident, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM alternative_return WHERE incident = ? AND id = ? FOR UPDATE")
                .bind(0, incident.value())
                .bind(1, id)
                .map((row, context) -> alternative(row))
                .findOne());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(AlternativeReturn one) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO alternative_return (id, incident, deal, investor, currency, amount, evidence, state,
                                                        claimed_by, claimed_at)
                        VALUES (:id, :incident, :deal, :investor, :currency, :amount, :evidence, :state,
                                :claimedBy, :claimedAt)
                        """)
                .bind("id", one.id())
                .bind("incident", one.incident().value())
                .bind("deal", one.deal().value())
                .bind("investor", one.investor().value())
                .bind("currency", one.amount().currency().getCurrencyCode())
                .bind("amount", one.amount().minor())
                .bind("evidence", one.evidence())
                .bind("state", one.state().name())
                .bind("claimedBy", one.claimedBy())
                .bind("claimedAt", one.claimedAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void decide(AlternativeReturn one) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE alternative_return
                        SET state = :state, decided_by = :decidedBy, decided_at = :decidedAt, reason = :reason
                        WHERE id = :id AND state = 'CLAIMED'
                        """)
                .bind("state", one.state().name())
                .bind("decidedBy", one.decidedBy().orElseThrow())
                .bind("decidedAt", one.decidedAt().orElseThrow().atOffset(ZoneOffset.UTC))
                .bind("reason", one.reason())
                .bind("id", one.id())
                .execute());
    }

    private static AlternativeReturn alternative(ResultSet row) throws SQLException {
        return new AlternativeReturn(
                row.getObject("id", UUID.class),
                new IncidentId(row.getString("incident")),
                new DealId(row.getString("deal")),
                new InvestorId(row.getString("investor")),
                new Money(row.getLong("amount"), Currencies.of(row.getString("currency"))),
                row.getString("evidence"),
                AlternativeReturn.State.valueOf(row.getString("state")),
                row.getString("claimed_by"),
                row.getObject("claimed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("decided_by")),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("reason"));
    }
}
