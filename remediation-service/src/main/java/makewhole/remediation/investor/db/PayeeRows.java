package makewhole.remediation.investor.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import makewhole.remediation.investor.Account;
import makewhole.remediation.investor.AccountKind;
import makewhole.remediation.investor.Details;
import makewhole.remediation.investor.InvestorId;
import makewhole.remediation.investor.Payee;
import makewhole.remediation.vault.Vault;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Investors as rows, their account numbers sealed. */
@ApplicationScoped
class PayeeRows {
    private static final Logger LOG = Logger.getLogger(PayeeRows.class);
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

    private final Jdbi jdbi;
    private final Vault vault;

    PayeeRows(Jdbi jdbi, Vault vault) {
        this.jdbi = jdbi;
        this.vault = vault;
    }

    List<Payee> of(Handle handle, Collection<InvestorId> wanted) {
        String[] ids = wanted.stream().map(InvestorId::value).toArray(String[]::new);
        return handle.createQuery("SELECT * FROM investor WHERE id = ANY(:ids)")
                .bindArray("ids", String.class, (Object[]) ids)
                .map((row, context) -> payee(row))
                .list();
    }

    /**
     * Accounts are looked for by index, in whatever may be a number; those not sealed yet in the text itself. However a name
     * is broken over lines, it is found; so are names and addresses that were corrected, as they were before, and what
     * somebody asked for and nobody has decided yet.
     */
    List<Payee> namedIn(Handle handle, String text) {
        String[] indexes = NumbersInText.in(text).stream()
                .flatMap(word -> vault.indexes(word).stream())
                .toArray(String[]::new);
        List<Payee> named = handle.createQuery("""
                        SELECT id, legal_name, email, locale, country, account_kind, account_number, account_routing,
                               account_sealed, account_index
                        FROM investor
                        WHERE position(lower(legal_name) IN lower(:text)) > 0
                           OR position(lower(email) IN lower(:text)) > 0
                           OR account_index = ANY(:indexes)
                           OR (account_number <> '' AND position(account_number IN :unspaced) > 0)
                        UNION ALL
                        SELECT i.id, c.legal_name_before, c.email_before, i.locale, i.country, i.account_kind,
                               i.account_number, i.account_routing, i.account_sealed, i.account_index
                        FROM investor_correction c JOIN investor i ON i.id = c.investor
                        WHERE c.state = 'CONFIRMED'
                          AND (position(lower(c.legal_name_before) IN lower(:text)) > 0
                               OR position(lower(c.email_before) IN lower(:text)) > 0)
                        UNION ALL
                        SELECT i.id, c.legal_name, c.email, i.locale, i.country, i.account_kind, i.account_number,
                               i.account_routing, i.account_sealed, i.account_index
                        FROM investor_correction c JOIN investor i ON i.id = c.investor
                        WHERE c.state IN ('REQUESTED', 'REFUSED')
                          AND (position(lower(c.legal_name) IN lower(:text)) > 0
                               OR position(lower(c.email) IN lower(:text)) > 0)
                        """)
                .bind("text", SPACE.matcher(text).replaceAll(" "))
                .bind("unspaced", SPACE.matcher(text).replaceAll(""))
                .bindArray("indexes", String.class, (Object[]) indexes)
                .map((row, context) -> payee(row))
                .list();
        return Stream.concat(named.stream(), askedFor(handle, Set.copyOf(List.of(indexes))).stream())
                .toList();
    }

    /** Accounts that somebody asked for, whatever became of that: they are few, have no index, and are opened one by one. */
    private List<Payee> askedFor(Handle handle, Set<String> indexes) {
        return indexes.isEmpty()
                ? List.of()
                : handle.createQuery("""
                                SELECT i.id, i.legal_name, i.email, i.locale, i.country, c.id AS change, c.kind, c.sealed,
                                       c.routing
                                FROM account_change c JOIN investor i ON i.id = c.investor
                                """).map((row, context) -> withAccountAskedFor(row)).stream()
                        .flatMap(Optional::stream)
                        .filter(payee ->
                                indexes.contains(vault.index(payee.account().number())))
                        .toList();
    }

    /** One that no key of today opens keeps nobody from writing about an incident: nobody can read it, to write it down. */
    private Optional<Payee> withAccountAskedFor(ResultSet row) throws SQLException {
        UUID change = row.getObject("change", UUID.class);
        Optional<String> number = vault.open(AccountChangeTable.place(change), row.getString("sealed"));
        if (number.isEmpty()) {
            LOG.warnf("event=account-change-not-opened change=%s", change);
            return Optional.empty();
        }
        return Optional.of(payee(
                row, new Account(AccountKind.valueOf(row.getString("kind")), number.get(), row.getString("routing"))));
    }

    void add(Handle handle, List<Payee> added) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO investor (id, legal_name, email, locale, country, account_kind, account_number,
                                      account_routing, account_sealed, account_index)
                VALUES (:id, :name, :email, :locale, :country, :kind, '', :routing, :sealed, :index)
                """);
        for (Payee payee : added) {
            batch.bind("name", payee.legalName())
                    .bind("email", payee.email())
                    .bind("locale", payee.locale())
                    .bind("country", payee.country());
            bind(batch, payee.investor(), payee.account()).add();
        }
        batch.execute();
    }

    void change(Handle handle, InvestorId investor, Account account) {
        PreparedBatch batch = handle.prepareBatch("""
                UPDATE investor SET account_kind = :kind, account_number = '', account_routing = :routing,
                                    account_sealed = :sealed, account_index = :index
                WHERE id = :id
                """);
        bind(batch, investor, account).add();
        batch.execute();
    }

    void correct(Handle handle, InvestorId investor, Details details) {
        handle.createUpdate("""
                        UPDATE investor SET legal_name = :legalName, email = :email, locale = :locale, country = :country
                        WHERE id = :id
                        """)
                .bind("id", investor.value())
                .bindMethods(details)
                .execute();
    }

    private PreparedBatch bind(PreparedBatch batch, InvestorId investor, Account account) {
        return batch.bind("id", investor.value())
                .bind("kind", account.kind().name())
                .bind("routing", account.routing())
                .bind("sealed", vault.seal(place(investor), account.number()))
                .bind("index", vault.index(account.number()));
    }

    /** Seals some accounts that are readable, or sealed with a key that gave way to another; says how many. */
    @Transactional
    int sealSome(int most) {
        return jdbi.withHandle(handle -> sealSome(handle, most));
    }

    private int sealSome(Handle handle, int most) {
        List<Payee> some = handle.createQuery("""
                        SELECT * FROM investor WHERE account_sealed IS NULL OR NOT starts_with(account_sealed, :current)
                        LIMIT :most FOR UPDATE SKIP LOCKED
                        """)
                .bind("current", vault.currentKey() + ":")
                .bind("most", most)
                .map((row, context) -> payee(row))
                .list();
        some.forEach(payee -> change(handle, payee.investor(), payee.account()));
        return some.size();
    }

    private Payee payee(ResultSet row) throws SQLException {
        InvestorId investor = new InvestorId(row.getString("id"));
        return payee(
                row,
                new Account(
                        AccountKind.valueOf(row.getString("account_kind")),
                        number(investor, row.getString("account_sealed"), row.getString("account_number")),
                        row.getString("account_routing")));
    }

    private static Payee payee(ResultSet row, Account account) throws SQLException {
        return new Payee(
                new InvestorId(row.getString("id")),
                row.getString("legal_name"),
                row.getString("email"),
                row.getString("locale"),
                row.getString("country"),
                account);
    }

    private String number(InvestorId investor, @Nullable String sealed, String readable) {
        return sealed == null
                ? readable
                : vault.open(place(investor), sealed)
                        .orElseThrow(() -> new IllegalStateException(
                                "the account of %s does not open: is its key in makewhole.account-keys?"
                                        .formatted(investor)));
    }

    static String place(InvestorId investor) {
        return "investor/" + investor;
    }
}
