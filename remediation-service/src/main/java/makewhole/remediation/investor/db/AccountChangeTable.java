package makewhole.remediation.investor.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import makewhole.remediation.investor.Account;
import makewhole.remediation.investor.AccountChange;
import makewhole.remediation.investor.AccountChanges;
import makewhole.remediation.investor.AccountKind;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.vault.Vault;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class AccountChangeTable implements AccountChanges {
    private final Jdbi jdbi;
    private final PayeeRows payeeRows;
    private final Vault vault;

    AccountChangeTable(Jdbi jdbi, PayeeRows payeeRows, Vault vault) {
        this.jdbi = jdbi;
        this.payeeRows = payeeRows;
        this.vault = vault;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(AccountChange change) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO account_change (id, investor, kind, sealed, routing, before, after, evidence, state,
                                                    requested_by, requested_at)
                        VALUES (:id, :investor, :kind, :sealed, :routing, :before, :after, :evidence, :state,
                                :requestedBy, :requestedAt)
                        """)
                .bind("id", change.id())
                .bind("investor", change.investor().value())
                .bind("kind", change.account().kind().name())
                .bind("sealed", vault.seal(place(change.id()), change.account().number()))
                .bind("routing", change.account().routing())
                .bind("before", change.before())
                .bind("after", change.account().fingerprint())
                .bind("evidence", change.evidence())
                .bind("state", change.state().name())
                .bind("requestedBy", change.requestedBy())
                .bind("requestedAt", change.requestedAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<AccountChange> lock(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM account_change WHERE id = ? FOR UPDATE")
                .bind(0, id)
                .map((row, context) -> change(row))
                .findOne());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void decide(AccountChange change) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            UPDATE account_change SET state = :state, decided_by = :decidedBy, decided_at = :decidedAt,
                                                      reason = :reason
                            WHERE id = :id
                            """)
                    .bind("id", change.id())
                    .bind("state", change.state().name())
                    .bind("decidedBy", change.decidedBy())
                    .bind("decidedAt", change.decidedAt().map(at -> at.atOffset(ZoneOffset.UTC)))
                    .bind("reason", change.reason())
                    .execute();
            if (change.state() == AccountChange.State.CONFIRMED) {
                payeeRows.change(handle, change.investor(), change.account());
            }
        });
    }

    @Override
    @Transactional
    public List<AccountChange> of(InvestorId investor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM account_change WHERE investor = ? ORDER BY requested_at, id")
                .bind(0, investor.value())
                .map((row, context) -> change(row))
                .list());
    }

    @Override
    public Map<InvestorId, Set<String>> confirmed() {
        Map<InvestorId, Set<String>> confirmed = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("SELECT investor, after FROM account_change WHERE state = ?")
                .bind(0, AccountChange.State.CONFIRMED.name())
                .map((row, context) -> Map.entry(new InvestorId(row.getString("investor")), row.getString("after")))
                .forEach(one -> confirmed
                        .computeIfAbsent(one.getKey(), investor -> new HashSet<>())
                        .add(one.getValue())));
        return confirmed;
    }

    private AccountChange change(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new AccountChange(
                id,
                new InvestorId(row.getString("investor")),
                new Account(
                        AccountKind.valueOf(row.getString("kind")),
                        vault.open(place(id), row.getString("sealed"))
                                .orElseThrow(() ->
                                        new IllegalStateException("account change %s does not open".formatted(id))),
                        row.getString("routing")),
                row.getString("before"),
                row.getString("evidence"),
                AccountChange.State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("decided_by")),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("reason"));
    }

    static String place(UUID change) {
        return "account-change/" + change;
    }
}
