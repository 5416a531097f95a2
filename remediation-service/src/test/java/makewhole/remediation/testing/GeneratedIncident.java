package makewhole.remediation.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Findings by the thousand, as a decided scope would have left them: the quick way to a large plan. Investors, four cash flows
 * of each deal and its value come as files that are imported; the scope is written straight into the tables. Each deal has
 * {@value #OF_A_DEAL} findings; of five of them two were given too little, two too much, and one too much for the law.
 *
 * @param prefix of the ids of deals and investors; no two incidents of one database share it
 * @param deals how many
 */
public record GeneratedIncident(String prefix, int deals) {
    public static final int OF_A_DEAL = 500;
    /** Each investor is in so many deals. */
    private static final int DEALS_OF_AN_INVESTOR = 5;

    private static final LocalDate CLOSED = LocalDate.parse("2024-09-09");

    public int findings() {
        return Math.multiplyExact(deals, OF_A_DEAL);
    }

    public int investors() {
        return OF_A_DEAL * Math.ceilDiv(deals, DEALS_OF_AN_INVESTOR);
    }

    /** {@code investors.csv} for those of some numbers, from 0. */
    public String investors(int from, int to) {
        StringBuilder csv =
                new StringBuilder("investor_id,legal_name,email,locale,country,account_kind,account,routing\n");
        for (int i = from; i < to; i++) {
            csv.append("%1$s-%2$07d,Ada Sample %2$d,ada.%2$d.%1$s@investors.example,en-US,US,US_ABA,%2$09d,021000021\n"
                    .formatted(prefix, i));
        }
        return csv.toString();
    }

    /** {@code distributions.csv}: four of each deal. */
    public String distributions() {
        StringBuilder csv = new StringBuilder("deal_id,paid_on,per_unit,kind\n");
        for (int deal = 0; deal < deals; deal++) {
            for (int k = 1; k <= 4; k++) {
                csv.append(
                        "%s,%s,0.%02d%d,INCOME\n".formatted(id(deal), CLOSED.plusDays(120L * k + deal % 90), 3 + k, k));
            }
        }
        return csv.toString();
    }

    /** {@code valuations.csv}. */
    public String valuations() {
        StringBuilder csv = new StringBuilder("deal_id,valued_on,residual_value_per_unit,fee_per_unit,carry_rate\n");
        for (int deal = 0; deal < deals; deal++) {
            csv.append("%s,2026-06-30,1.%02d,0.04,0.20\n".formatted(id(deal), deal % 100));
        }
        return csv.toString();
    }

    private String id(int deal) {
        return "%s-D-%05d".formatted(prefix, deal);
    }

    /**
     * Decides the scope of an incident: all of its deals are wrong, their windows are closed.
     *
     * @param owner a connection of the database's owner in auto-commit
     */
    public void decide(Connection owner, String incident) throws SQLException {
        run(owner, """
                INSERT INTO scope (incident, audit, state, deals_audited, certificates_checked, decided_at)
                VALUES (?, gen_random_uuid(), 'DONE', ?, ?, now())
                """, incident, deals, deals);
        run(owner, """
                INSERT INTO scope_deal (incident, deal, name, currency, unit_price, on_offer, closed_on, funded_on,
                                        window_ends_on)
                SELECT ?, ? || '-D-' || lpad(d::text, 5, '0'), 'Generated deal ' || d, 'USD', 1, 100000000, DATE '2024-09-09',
                       DATE '2024-09-16', DATE '2024-10-09'
                FROM generate_series(0, ? - 1) AS d
                """, incident, prefix, deals);
        run(owner, """
                INSERT INTO scope_line (incident, deal, investor, weight, cap, limit_kind, above_limit, booked, correct)
                SELECT ?, p.prefix || '-D-' || lpad(d::text, 5, '0'),
                       p.prefix || '-' || lpad(((d / ?) * ? + i)::text, 7, '0'), 100000 + i,
                       CASE WHEN i % 5 = 4 THEN right_minor ELSE 10 * right_minor END,
                       CASE WHEN i % 5 = 4 THEN 'STATUTORY' ELSE 'NONE' END, i % 5 = 4,
                       CASE WHEN i % 5 < 2 THEN right_minor - 1000 - i - d ELSE right_minor + 1000 + i + d END, right_minor
                FROM generate_series(0, ? - 1) AS d, generate_series(0, ? - 1) AS i, (SELECT ? AS prefix) AS p,
                     LATERAL (SELECT 500000 + 997 * i AS right_minor) AS r
                """, incident, DEALS_OF_AN_INVESTOR, OF_A_DEAL, deals, OF_A_DEAL, prefix);
        run(owner, "ANALYZE scope_line");
    }

    private static void run(Connection owner, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
