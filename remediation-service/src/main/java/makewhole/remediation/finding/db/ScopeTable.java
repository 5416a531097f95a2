package makewhole.remediation.finding.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import makewhole.platform.money.Currencies;
import makewhole.platform.money.Money;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.finding.BookedDeal;
import makewhole.remediation.finding.CheckedScope;
import makewhole.remediation.finding.CheckedScope.WrongDeal;
import makewhole.remediation.finding.Finding;
import makewhole.remediation.finding.Findings;
import makewhole.remediation.finding.LimitKind;
import makewhole.remediation.finding.Scope;
import makewhole.remediation.finding.ScopeLedger;
import makewhole.remediation.finding.ScopeState;
import makewhole.remediation.finding.ScopedDeal;
import makewhole.remediation.finding.ScopedDeals;
import makewhole.remediation.finding.ScopedLine;
import makewhole.remediation.finding.Scopes;
import makewhole.remediation.incident.IncidentId;
import makewhole.remediation.investor.InvestorId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Scopes are written once per attempt and then only read: plain SQL, in bulk. */
@ApplicationScoped
class ScopeTable implements Scopes, ScopeLedger, Findings, ScopedDeals {
    private final Jdbi jdbi;

    ScopeTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(IncidentId incident, UUID audit) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("DELETE FROM scope WHERE incident = :incident")
                    .bind("incident", incident.value())
                    .execute();
            handle.createUpdate("""
                            INSERT INTO scope (incident, audit, state, deals_audited, certificates_checked)
                            VALUES (:incident, :audit, :state, 0, 0)
                            """)
                    .bind("incident", incident.value())
                    .bind("audit", audit)
                    .bind("state", ScopeState.RUNNING.name())
                    .execute();
        });
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void fail(IncidentId incident, List<String> reasons, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE scope SET state = :state, reason = :reason, decided_at = :at WHERE incident = :incident")
                .bind("state", ScopeState.FAILED.name())
                .bind("reason", String.join("; ", reasons))
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("incident", incident.value())
                .execute());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void decide(IncidentId incident, CheckedScope scope, Instant at) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            UPDATE scope SET state = :state, deals_audited = :audited, certificates_checked = :checked,
                                             decided_at = :at
                            WHERE incident = :incident
                            """)
                    .bind("state", scope.undecidable().isEmpty() ? ScopeState.DONE.name() : ScopeState.UNDECIDED.name())
                    .bind("audited", scope.dealsAudited())
                    .bind("checked", scope.certificatesChecked())
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .bind("incident", incident.value())
                    .execute();
            scope.wrong().forEach(wrong -> insert(handle, incident, wrong));
            insert(handle, incident, "scope_rounded_deal", scope.roundedOtherwise());
            insert(handle, incident, "scope_undecidable_deal", scope.undecidable());
            ProofTable.insert(handle, incident, scope);
        });
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void complete(IncidentId incident, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE scope SET state = :state, decided_at = :at WHERE incident = :incident")
                .bind("state", ScopeState.DONE.name())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("incident", incident.value())
                .execute());
    }

    @Override
    public Optional<Scope> of(IncidentId incident) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT s.*, count(l.investor) AS findings, count(DISTINCT l.investor) AS investors
                        FROM scope s
                        LEFT JOIN scope_line l ON l.incident = s.incident AND l.booked <> l.correct
                        WHERE s.incident = :incident GROUP BY s.incident
                        """)
                .bind("incident", incident.value())
                .map((row, context) -> scope(handle, incident, row))
                .findOne());
    }

    @Override
    public Optional<ScopeState> state(IncidentId incident) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT state FROM scope WHERE incident = :incident")
                .bind("incident", incident.value())
                .mapTo(String.class)
                .findOne()
                .map(ScopeState::valueOf));
    }

    @Override
    public List<Finding> after(IncidentId incident, Optional<Finding> last, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT l.*, (SELECT currency FROM scope_deal d WHERE d.incident = l.incident AND d.deal = l.deal)
                        FROM scope_line l
                        WHERE l.incident = :incident AND (l.deal, l.investor) > (:deal, :investor) AND l.booked <> l.correct
                        ORDER BY l.deal, l.investor LIMIT :limit
                        """)
                .bind("incident", incident.value())
                .bind("deal", last.map(finding -> finding.deal().value()).orElse(""))
                .bind(
                        "investor",
                        last.map(finding -> finding.investor().value()).orElse(""))
                .bind("limit", limit)
                .map((row, context) -> finding(row))
                .list());
    }

    @Override
    public List<Finding> of(IncidentId incident, int offset, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT l.*, d.currency FROM scope_line l JOIN scope_deal d USING (incident, deal)
                        WHERE l.incident = :incident AND l.booked <> l.correct
                        ORDER BY l.deal, l.investor LIMIT :limit OFFSET :offset
                        """)
                .bind("incident", incident.value())
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> finding(row))
                .list());
    }

    @Override
    public List<ScopedDeal> wrong(IncidentId incident) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM scope_deal WHERE incident = :incident ORDER BY deal")
                        .bind("incident", incident.value())
                        .map((row, context) -> deal(row))
                        .list());
    }

    @Override
    public Optional<ScopedDeal> get(IncidentId incident, DealId deal) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM scope_deal WHERE incident = :incident AND deal = :deal")
                        .bind("incident", incident.value())
                        .bind("deal", deal.value())
                        .map((row, context) -> deal(row))
                        .findOne());
    }

    @Override
    public List<ScopedLine> lines(IncidentId incident, DealId deal) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT l.*, d.currency FROM scope_line l JOIN scope_deal d USING (incident, deal)
                        WHERE l.incident = :incident AND l.deal = :deal ORDER BY l.investor
                        """)
                .bind("incident", incident.value())
                .bind("deal", deal.value())
                .map((row, context) -> line(row))
                .list());
    }

    private static void insert(Handle handle, IncidentId incident, String table, Map<DealId, String> reasons) {
        reasons.forEach((deal, reason) -> handle.createUpdate(
                        "INSERT INTO %s (incident, deal, reason) VALUES (:incident, :deal, :reason)".formatted(table))
                .bind("incident", incident.value())
                .bind("deal", deal.value())
                .bind("reason", reason)
                .execute());
    }

    private static void insert(Handle handle, IncidentId incident, WrongDeal wrong) {
        BookedDeal booked = wrong.booked();
        handle.createUpdate("""
                        INSERT INTO scope_deal (incident, deal, name, currency, unit_price, on_offer, closed_on, funded_on,
                                                window_ends_on, level_numerator, level_denominator)
                        VALUES (:incident, :deal, :name, :currency, :unitPrice, :onOffer, :closedOn, :fundedOn,
                                :windowEndsOn, :numerator::numeric, :denominator::numeric)
                        """)
                .bind("incident", incident.value())
                .bind("deal", booked.deal().value())
                .bind("name", booked.name())
                .bind("currency", booked.onOffer().currency().getCurrencyCode())
                .bind("unitPrice", booked.unitPrice())
                .bind("onOffer", booked.onOffer().minor())
                .bind("closedOn", booked.closedOn())
                .bind("fundedOn", booked.fundedOn())
                .bind("windowEndsOn", booked.windowEndsOn())
                .bind(
                        "numerator",
                        wrong.right().level().map(level -> level.numerator().toString()))
                .bind(
                        "denominator",
                        wrong.right().level().map(level -> level.denominator().toString()))
                .execute();
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO scope_line (incident, deal, investor, weight, cap, limit_kind, above_limit, booked, correct)
                VALUES (:incident, :deal, :investor, :weight, :cap, :limitKind, :aboveLimit, :booked, :correct)
                """);
        for (BookedDeal.Commitment commitment : booked.commitments()) {
            batch.bind("incident", incident.value())
                    .bind("deal", booked.deal().value())
                    .bind("investor", commitment.investor().value())
                    .bind("weight", commitment.weight().minor())
                    .bind("cap", commitment.cap().minor())
                    .bind("limitKind", commitment.limitKind().name())
                    .bind("aboveLimit", commitment.isAboveLimit())
                    .bind("booked", commitment.given().minor())
                    .bind("correct", wrong.right().of(commitment).minor())
                    .add();
        }
        batch.execute();
    }

    private static Scope scope(Handle handle, IncidentId incident, ResultSet row) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Scope(
                incident,
                row.getObject("audit", UUID.class),
                ScopeState.valueOf(row.getString("state")),
                row.getInt("deals_audited"),
                wrongDeals(handle, incident),
                row.getInt("certificates_checked"),
                row.getInt("findings"),
                row.getInt("investors"),
                reasons(handle, incident, "scope_rounded_deal"),
                reasons(handle, incident, "scope_undecidable_deal"),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(decidedAt).map(OffsetDateTime::toInstant));
    }

    private static List<DealId> wrongDeals(Handle handle, IncidentId incident) {
        return handle.createQuery("SELECT deal FROM scope_deal WHERE incident = :incident ORDER BY deal")
                .bind("incident", incident.value())
                .map((row, context) -> new DealId(row.getString("deal")))
                .list();
    }

    private static Map<DealId, String> reasons(Handle handle, IncidentId incident, String table) {
        Map<DealId, String> reasons = new TreeMap<>();
        handle.createQuery("SELECT deal, reason FROM %s WHERE incident = :incident".formatted(table))
                .bind("incident", incident.value())
                .map((row, context) -> Map.entry(new DealId(row.getString("deal")), row.getString("reason")))
                .forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
        return reasons;
    }

    private static ScopedDeal deal(ResultSet row) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        var numerator = row.getBigDecimal("level_numerator");
        return new ScopedDeal(
                new DealId(row.getString("deal")),
                row.getString("name"),
                row.getBigDecimal("unit_price"),
                new Money(row.getLong("on_offer"), currency),
                row.getObject("closed_on", LocalDate.class),
                row.getObject("funded_on", LocalDate.class),
                row.getObject("window_ends_on", LocalDate.class),
                numerator == null
                        ? Optional.empty()
                        : Optional.of(new ScopedDeal.Level(
                                numerator.toBigIntegerExact(),
                                row.getBigDecimal("level_denominator").toBigIntegerExact())));
    }

    private static Finding finding(ResultSet row) throws SQLException {
        ScopedLine line = line(row);
        Money nothing = Money.zero(line.cap().currency());
        return new Finding(
                new DealId(row.getString("deal")),
                line.investor(),
                line.booked(),
                line.right(),
                line.booked().compareTo(line.cap()) > 0 ? line.booked().minus(line.cap()) : nothing,
                LimitKind.valueOf(row.getString("limit_kind")),
                row.getBoolean("above_limit"));
    }

    private static ScopedLine line(ResultSet row) throws SQLException {
        Currency currency = Currencies.of(row.getString("currency"));
        return new ScopedLine(
                new InvestorId(row.getString("investor")),
                new Money(row.getLong("weight"), currency),
                new Money(row.getLong("cap"), currency),
                new Money(row.getLong("booked"), currency),
                new Money(row.getLong("correct"), currency));
    }
}
