package makewhole.allocation.override.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.override.OverrideState;
import makewhole.allocation.override.Overrides;
import makewhole.allocation.override.RequestedOverride;
import makewhole.allocation.override.RequestedOverride.Stamp;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class OverrideTable implements Overrides {
    private final Jdbi jdbi;

    OverrideTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean lockAndAskWhetherAllocated(DealId deal) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT allocation_in_force IS NOT NULL FROM deal WHERE deal_id = :deal FOR NO KEY UPDATE
                        """)
                .bind("deal", deal.value())
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void add(RequestedOverride override) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO manual_override (override_id, deal_id, investor_id, amount_minor, reason, state,
                                                     requested_by, requested_at)
                        VALUES (:id, :deal, :investor, :amount, :reason, :state, :by, :at)
                        """)
                .bind("id", override.id())
                .bind("deal", override.deal().value())
                .bind("investor", override.investor().value())
                .bind("amount", override.amount())
                .bind("reason", override.reason())
                .bind("state", override.state())
                .bind("by", override.requested().by())
                .bind("at", override.requested().at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public void change(RequestedOverride override) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE manual_override
                        SET state = :state, confirmed_by = :confirmedBy, confirmed_at = :confirmedAt::timestamptz,
                            withdrawn_by = :withdrawnBy, withdrawn_at = :withdrawnAt::timestamptz
                        WHERE override_id = :id
                        """)
                .bind("state", override.state())
                .bind("confirmedBy", by(override.confirmed()))
                .bind("confirmedAt", at(override.confirmed()))
                .bind("withdrawnBy", by(override.withdrawn()))
                .bind("withdrawnAt", at(override.withdrawn()))
                .bind("id", override.id())
                .execute());
    }

    @Override
    public Optional<RequestedOverride> find(DealId deal, UUID override) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM manual_override WHERE deal_id = :deal AND override_id = :override")
                .bind("deal", deal.value())
                .bind("override", override)
                .map((row, context) -> override(row))
                .findOne());
    }

    @Override
    public Optional<RequestedOverride> standing(DealId deal, InvestorId investor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM manual_override
                        WHERE deal_id = :deal AND investor_id = :investor AND state <> 'WITHDRAWN'
                        """)
                .bind("deal", deal.value())
                .bind("investor", investor.value())
                .map((row, context) -> override(row))
                .findOne());
    }

    @Override
    public List<RequestedOverride> after(DealId deal, Optional<OverrideState> state, Optional<UUID> after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM manual_override WHERE deal_id = :deal
                          AND (:state::text IS NULL OR state = :state::text)
                          AND (:after::uuid IS NULL OR (requested_at, override_id) >
                               (SELECT requested_at, override_id FROM manual_override
                                WHERE override_id = :after::uuid))
                        ORDER BY requested_at, override_id LIMIT :most
                        """)
                .bind("deal", deal.value())
                .bind("state", state.map(OverrideState::name).orElse(null))
                .bind("after", after.orElse(null))
                .bind("most", limit)
                .map((row, context) -> override(row))
                .list());
    }

    private static RequestedOverride override(ResultSet row) throws SQLException {
        return new RequestedOverride(
                row.getObject("override_id", UUID.class),
                new DealId(row.getString("deal_id")),
                new InvestorId(row.getString("investor_id")),
                row.getLong("amount_minor"),
                row.getString("reason"),
                OverrideState.valueOf(row.getString("state")),
                stamp(row, "requested").orElseThrow(),
                stamp(row, "confirmed"),
                stamp(row, "withdrawn"));
    }

    private static Optional<Stamp> stamp(ResultSet row, String what) throws SQLException {
        String by = row.getString(what + "_by");
        return by == null
                ? Optional.empty()
                : Optional.of(new Stamp(
                        by, row.getObject(what + "_at", OffsetDateTime.class).toInstant()));
    }

    private static @Nullable String by(Optional<Stamp> stamp) {
        return stamp.map(Stamp::by).orElse(null);
    }

    private static @Nullable OffsetDateTime at(Optional<Stamp> stamp) {
        return stamp.map(known -> known.at().atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
