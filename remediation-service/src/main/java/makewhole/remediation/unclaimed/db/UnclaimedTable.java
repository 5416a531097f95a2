package makewhole.remediation.unclaimed.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.unclaimed.Unclaimed;
import makewhole.remediation.unclaimed.UnclaimedRegister;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class UnclaimedTable implements UnclaimedRegister {
    private final Jdbi jdbi;

    UnclaimedTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(Unclaimed one) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO unclaimed (plan, line, jurisdiction, currency, amount, since, reason, registered_by,
                                               registered_at)
                        VALUES (:plan, :line, :jurisdiction, :currency, :amount, :since, :reason, :registeredBy,
                                :registeredAt)
                        """)
                .bind("plan", one.plan().value())
                .bind("line", one.line().value())
                .bind("jurisdiction", one.jurisdiction())
                .bind("currency", one.amount().currency().getCurrencyCode())
                .bind("amount", one.amount().minor())
                .bind("since", one.since())
                .bind("reason", one.reason())
                .bind("registeredBy", one.registeredBy())
                .bind("registeredAt", one.registeredAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void claimed(Unclaimed claimed) {
        Unclaimed.Claim claim = claimed.claim().orElseThrow();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE unclaimed SET claimed_by = :subject, claimed_at = :at, claim = :claim
                        WHERE plan = :plan AND line = :line AND claimed_at IS NULL
                        """)
                .bind("subject", claim.claimedBy())
                .bind("at", claim.claimedAt().atOffset(ZoneOffset.UTC))
                .bind("claim", claim.words())
                .bind("plan", claimed.plan().value())
                .bind("line", claimed.line().value())
                .execute());
    }

    @Override
    public List<Unclaimed> of(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM unclaimed WHERE plan = ? AND claimed_at IS NULL ORDER BY length(line), line")
                .bind(0, plan.value())
                .map((row, context) -> unclaimed(row))
                .list());
    }

    @Override
    public List<Unclaimed> ever(PlanId plan) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM unclaimed WHERE plan = ? ORDER BY id")
                .bind(0, plan.value())
                .map((row, context) -> unclaimed(row))
                .list());
    }

    @Override
    public List<Numbered> after(long after, int limit, Set<PlanId> but) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM unclaimed WHERE claimed_at IS NULL AND id > :after AND plan <> ALL (:but)
                        ORDER BY id LIMIT :limit
                        """)
                .bind("after", after)
                .bind("limit", limit)
                .bindArray("but", UUID.class, but.stream().map(PlanId::value).toArray())
                .map((row, context) -> new Numbered(row.getLong("id"), unclaimed(row)))
                .list());
    }

    @Override
    public List<Kept> kept() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT plan, jurisdiction, since FROM unclaimed WHERE claimed_at IS NULL
                        ORDER BY plan, jurisdiction, since
                        """)
                .map((row, context) -> new Kept(
                        new PlanId(row.getObject("plan", UUID.class)),
                        row.getString("jurisdiction"),
                        row.getObject("since", LocalDate.class)))
                .list());
    }

    private static Unclaimed unclaimed(ResultSet row) throws SQLException {
        return new Unclaimed(
                new PlanId(row.getObject("plan", UUID.class)),
                new LineId(row.getString("line")),
                row.getString("jurisdiction"),
                new Money(row.getLong("amount"), Currencies.of(row.getString("currency"))),
                row.getObject("since", LocalDate.class),
                row.getString("reason"),
                row.getString("registered_by"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                claim(row));
    }

    private static Optional<Unclaimed.Claim> claim(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject("claimed_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new Unclaimed.Claim(row.getString("claim"), row.getString("claimed_by"), at.toInstant()));
    }
}
