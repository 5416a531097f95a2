package makewhole.remediation.finding.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.CheckedDeal;
import makewhole.remediation.finding.CheckedScope;
import makewhole.remediation.finding.HandDecision;
import makewhole.remediation.finding.HandDecisions;
import makewhole.remediation.finding.Sample;
import makewhole.remediation.finding.ScopeProof;
import makewhole.remediation.finding.Verdict;
import makewhole.remediation.incident.IncidentId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What a scope rests on, and what people decided where it rests on nothing. */
@ApplicationScoped
class ProofTable implements ScopeProof, HandDecisions {
    private final Jdbi jdbi;

    ProofTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes the proof of a scope in the transaction that decides it. */
    static void insert(Handle handle, IncidentId incident, CheckedScope scope) {
        handle.createUpdate(
                        "UPDATE scope SET sample_seed = :seed, sample_population = :size WHERE incident = :incident")
                .bind("seed", scope.sample().seed())
                .bind("size", scope.sample().population())
                .bind("incident", incident.value())
                .execute();
        PreparedBatch deals = handle.prepareBatch("""
                INSERT INTO scope_checked_deal (incident, deal, verdict, commitments, correct, findings, reason, not_read,
                                                commitments_known)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        for (CheckedDeal deal : scope.deals()) {
            deals.add(
                    incident.value(),
                    deal.deal().value(),
                    deal.verdict().name(),
                    deal.commitments().orElse(0),
                    deal.right(),
                    deal.findings(),
                    deal.reason(),
                    deal.commitments().isEmpty(),
                    deal.commitments().isPresent());
        }
        deals.execute();
        PreparedBatch drawn =
                handle.prepareBatch("INSERT INTO scope_sampled_deal (incident, place, deal) VALUES (?, ?, ?)");
        for (int place = 0; place < scope.sample().drawn().size(); place++) {
            drawn.add(incident.value(), place, scope.sample().drawn().get(place).value());
        }
        drawn.execute();
    }

    @Override
    @Transactional
    public List<CheckedDeal> deals(IncidentId incident, String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM scope_checked_deal
                        WHERE incident = :incident AND deal > :after ORDER BY deal LIMIT :limit
                        """)
                .bind("incident", incident.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> checked(row))
                .list());
    }

    @Override
    @Transactional
    public Optional<Totals> totals(IncidentId incident) {
        List<CheckedDeal> deals = deals(incident, "", Integer.MAX_VALUE);
        return deals.isEmpty()
                ? Optional.empty()
                : Optional.of(deals.stream().reduce(Totals.none(), Totals::plus, (one, other) -> one));
    }

    @Override
    @Transactional
    public Optional<Sample> sample(IncidentId incident) {
        return jdbi.withHandle(handle -> {
            List<DealId> drawn = handle.createQuery(
                            "SELECT deal FROM scope_sampled_deal WHERE incident = :incident ORDER BY place")
                    .bind("incident", incident.value())
                    .map((row, context) -> new DealId(row.getString("deal")))
                    .list();
            return handle.createQuery("SELECT * FROM scope WHERE incident = :incident AND sample_seed IS NOT NULL")
                    .bind("incident", incident.value())
                    .map((row, context) ->
                            new Sample(row.getString("sample_seed"), row.getInt("sample_population"), drawn))
                    .findOne();
        });
    }

    @Override
    @Transactional
    public List<HandDecision> of(IncidentId incident, UUID audit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM hand_decision WHERE incident = :incident AND audit = :audit ORDER BY deal")
                .bind("incident", incident.value())
                .bind("audit", audit)
                .map((row, context) -> decision(row))
                .list());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void keep(IncidentId incident, UUID audit, HandDecision decision) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO hand_decision (incident, audit, deal, outcome, reason, proposed_by, proposed_at,
                                                   confirmed_by, confirmed_at)
                        VALUES (:incident, :audit, :deal, :outcome, :reason, :proposedBy, :proposedAt, :confirmedBy,
                                :confirmedAt)
                        ON CONFLICT (incident, audit, deal) DO UPDATE
                        SET outcome = excluded.outcome, reason = excluded.reason, proposed_by = excluded.proposed_by,
                            proposed_at = excluded.proposed_at, confirmed_by = excluded.confirmed_by,
                            confirmed_at = excluded.confirmed_at
                        """)
                .bind("incident", incident.value())
                .bind("audit", audit)
                .bind("deal", decision.deal().value())
                .bind("outcome", decision.outcome().name())
                .bind("reason", decision.reason())
                .bind("proposedBy", decision.proposedBy())
                .bind("proposedAt", decision.proposedAt().atOffset(ZoneOffset.UTC))
                .bind("confirmedBy", decision.confirmedBy())
                .bind("confirmedAt", decision.confirmedAt().map(at -> at.atOffset(ZoneOffset.UTC)))
                .execute());
    }

    private static CheckedDeal checked(ResultSet row) throws SQLException {
        return new CheckedDeal(
                new DealId(row.getString("deal")),
                Verdict.valueOf(row.getString("verdict")),
                isNotRead(row) ? OptionalInt.empty() : OptionalInt.of(row.getInt("commitments")),
                row.getInt("correct"),
                row.getInt("findings"),
                row.getString("reason"));
    }

    /** Releases before this one wrote none where they did not know, and did not say that they knew. */
    private static boolean isNotRead(ResultSet row) throws SQLException {
        boolean known = row.getBoolean("commitments_known");
        if (!row.wasNull()) {
            return !known;
        }
        return row.getBoolean("not_read")
                || (Verdict.valueOf(row.getString("verdict")) == Verdict.NOT_DECIDABLE
                        && row.getInt("commitments") == 0);
    }

    private static HandDecision decision(ResultSet row) throws SQLException {
        return new HandDecision(
                new DealId(row.getString("deal")),
                HandDecision.Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("confirmed_by")),
                Optional.ofNullable(row.getObject("confirmed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
