package makewhole.remediation.plan.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.interest.InterestPolicy;
import makewhole.remediation.interest.InterestRule;
import makewhole.remediation.plan.LineId;
import makewhole.remediation.plan.Plan;
import makewhole.remediation.plan.PlanId;
import makewhole.remediation.plan.PlanLine;
import makewhole.remediation.plan.PlanLines;
import makewhole.remediation.plan.PlanMove;
import makewhole.remediation.plan.PlanState;
import makewhole.remediation.plan.PlanTerms;
import makewhole.remediation.plan.PlanTotals;
import makewhole.remediation.plan.PlannedDeal;
import makewhole.remediation.plan.Plans;
import makewhole.remediation.plan.RateTableReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Plans in plain SQL: lines are written once in bulk, and the row of a plan is what everything about it is locked by. */
@ApplicationScoped
class PlanTable implements Plans {
    private final Jdbi jdbi;
    private final LineTable lines;
    private final DealTable deals;
    private final TotalTable totals;
    private final ApprovalTable approvals;

    PlanTable(Jdbi jdbi, LineTable lines, DealTable deals, TotalTable totals, ApprovalTable approvals) {
        this.jdbi = jdbi;
        this.lines = lines;
        this.deals = deals;
        this.totals = totals;
        this.approvals = approvals;
    }

    @Override
    public Optional<Plan> get(PlanId plan) {
        return jdbi.withHandle(handle -> one(handle, "SELECT * FROM plan WHERE id = :id", plan));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<Plan> lock(PlanId plan) {
        return jdbi.withHandle(handle -> one(handle, "SELECT * FROM plan WHERE id = :id FOR UPDATE", plan));
    }

    @Override
    public List<Plan> of(IncidentId incident) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM plan WHERE incident = :incident ORDER BY version")
                        .bind("incident", incident.value())
                        .map((row, context) -> plan(handle, row))
                        .list());
    }

    @Override
    public List<Plan> releasedWith(DealId deal) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT p.* FROM plan p JOIN plan_deal d ON d.plan = p.id
                        WHERE d.deal = :deal AND p.state = :released AND p.supplements IS NULL ORDER BY p.released_at, p.id
                        """)
                .bind("deal", deal.value())
                .bind("released", PlanState.RELEASED.name())
                .map((row, context) -> plan(handle, row))
                .list());
    }

    @Override
    public Optional<Plan> latest(IncidentId incident) {
        return of(incident).stream()
                .filter(plan -> plan.state() != PlanState.SUPERSEDED
                        && plan.supplements().isEmpty())
                .findFirst();
    }

    @Override
    public PlanLines lines(PlanId plan) {
        return each -> {
            int done = 0;
            List<PlanLine> portion;
            do {
                portion = after(plan, done);
                portion.forEach(each);
                done = Math.addExact(done, portion.size());
            } while (portion.size() == PlanLines.PORTION);
        };
    }

    private List<PlanLine> after(PlanId plan, int place) {
        return jdbi.withHandle(handle -> lines.after(handle, plan, place));
    }

    @Override
    public PlanTotals totals(PlanId plan) {
        return jdbi.withHandle(handle -> totals.of(handle, plan));
    }

    @Override
    public void forEachMove(PlanId plan, Optional<DealId> deal, Consumer<PlanMove> each) {
        jdbi.useHandle(handle -> lines.forEachMove(handle, plan, deal, each));
    }

    @Override
    public Optional<PlanLine> line(PlanId plan, LineId line) {
        return jdbi.withHandle(handle -> lines.one(handle, plan, line));
    }

    @Override
    public List<PlannedDeal> deals(PlanId plan) {
        return jdbi.withHandle(handle -> deals.of(handle, plan));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public PlanTotals add(Plan plan, List<PlannedDeal> planned, PlanLines worked) {
        return jdbi.withHandle(handle -> {
            insert(handle, plan);
            deals.insert(handle, plan.id(), planned);
            PlanTotals written = lines.insert(handle, plan.id(), worked);
            totals.insert(handle, plan.id(), written);
            return written;
        });
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void replace(Plan plan) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            UPDATE plan SET state = :state, digest = :digest, second_finance = :secondFinance,
                                            released_at = :releasedAt
                            WHERE id = :id
                            """)
                    .bind("state", plan.state().name())
                    .bind("digest", plan.digest().orElse(null))
                    .bind("secondFinance", plan.secondFinance())
                    .bind("releasedAt", timestamp(plan.releasedAt()))
                    .bind("id", plan.id().value())
                    .execute();
            approvals.replace(handle, plan);
        });
    }

    @Override
    public List<PlanId> withLapsedApprovals(Instant now) {
        return jdbi.withHandle(handle -> approvals.lapsed(handle, now));
    }

    private static void insert(Handle handle, Plan plan) {
        handle.createUpdate("""
                        INSERT INTO plan (id, incident, version, supersedes, supplements, state, author, created_at, plan_day,
                                          payment_day, interest_rule, interest_rule_version, idle_cash_returned, release_by, rates_name,
                                          rates_confirmed_through, rates_digest)
                        VALUES (:id, :incident, :version, CAST(:supersedes AS uuid), CAST(:supplements AS uuid), :state, :author, :createdAt, :planDay,
                                :paymentDay, :interestRule, :interestRuleVersion, :idleCashReturned, :releaseBy, :ratesName,
                                :ratesConfirmedThrough, :ratesDigest)
                        """)
                .bind("id", plan.id().value())
                .bind("incident", plan.incident().value())
                .bind("version", plan.version())
                .bind("supersedes", plan.supersedes().map(PlanId::value).orElse(null))
                .bind("supplements", plan.supplements().map(PlanId::value).orElse(null))
                .bind("state", plan.state().name())
                .bind("author", plan.author())
                .bind("createdAt", plan.createdAt().atOffset(ZoneOffset.UTC))
                .bind("planDay", plan.terms().planDay())
                .bind("paymentDay", plan.terms().paymentDay())
                .bind("interestRule", plan.terms().interestRule().name())
                .bind("interestRuleVersion", plan.terms().interestRuleVersion())
                .bind("idleCashReturned", plan.terms().idleCashReturned().orElse(null))
                .bind("releaseBy", plan.terms().releaseBy())
                .bind("ratesName", plan.rates().name())
                .bind("ratesConfirmedThrough", plan.rates().confirmedThrough())
                .bind("ratesDigest", plan.rates().digest())
                .execute();
    }

    private Optional<Plan> one(Handle handle, String sql, PlanId plan) {
        return handle.createQuery(sql)
                .bind("id", plan.value())
                .map((row, context) -> plan(handle, row))
                .findOne();
    }

    private Plan plan(Handle handle, ResultSet row) throws SQLException {
        PlanId id = new PlanId(row.getObject("id", UUID.class));
        PlanState state = PlanState.valueOf(row.getString("state"));
        return new Plan(
                id,
                new IncidentId(row.getString("incident")),
                row.getInt("version"),
                Optional.ofNullable(row.getObject("supersedes", UUID.class)).map(PlanId::new),
                Optional.ofNullable(row.getObject("supplements", UUID.class)).map(PlanId::new),
                state,
                row.getString("author"),
                instant(row, "created_at").orElseThrow(),
                new PlanTerms(
                        row.getObject("plan_day", LocalDate.class),
                        row.getObject("payment_day", LocalDate.class),
                        InterestRule.valueOf(row.getString("interest_rule")),
                        Objects.requireNonNullElse(
                                row.getObject("interest_rule_version", Integer.class), InterestPolicy.FIRST_VERSION),
                        Optional.ofNullable(row.getObject("idle_cash_returned", LocalDate.class)),
                        Objects.requireNonNullElse(
                                row.getObject("release_by", LocalDate.class),
                                row.getObject("plan_day", LocalDate.class))),
                new RateTableReference(
                        row.getString("rates_name"),
                        row.getObject("rates_confirmed_through", LocalDate.class),
                        row.getString("rates_digest")),
                Optional.ofNullable(row.getString("digest")),
                row.getBoolean("second_finance"),
                state == PlanState.SUPERSEDED || state == PlanState.REJECTED ? List.of() : approvals.of(handle, id),
                approvals.rejection(handle, id),
                instant(row, "released_at"));
    }

    static @Nullable OffsetDateTime timestamp(Optional<Instant> instant) {
        return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
