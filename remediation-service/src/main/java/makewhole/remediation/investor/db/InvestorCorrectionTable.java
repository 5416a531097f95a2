package makewhole.remediation.investor.db;

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
import makewhole.remediation.investor.Details;
import makewhole.remediation.investor.InvestorCorrection;
import makewhole.remediation.investor.InvestorCorrections;
import makewhole.remediation.investor.InvestorId;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class InvestorCorrectionTable implements InvestorCorrections {
    private final Jdbi jdbi;
    private final PayeeRows payeeRows;

    InvestorCorrectionTable(Jdbi jdbi, PayeeRows payeeRows) {
        this.jdbi = jdbi;
        this.payeeRows = payeeRows;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(InvestorCorrection correction) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO investor_correction (id, investor, legal_name_before, email_before, locale_before,
                                                         country_before, legal_name, email, locale, country, evidence,
                                                         state, requested_by, requested_at)
                        VALUES (:id, :investor, :before.legalName, :before.email, :before.locale, :before.country,
                                :becomes.legalName, :becomes.email, :becomes.locale, :becomes.country, :evidence, :state,
                                :requestedBy, :requestedAt)
                        """)
                .bind("id", correction.id())
                .bind("investor", correction.investor().value())
                .bindMethods("before", correction.before())
                .bindMethods("becomes", correction.becomes())
                .bind("evidence", correction.evidence())
                .bind("state", correction.state().name())
                .bind("requestedBy", correction.requestedBy())
                .bind("requestedAt", correction.requestedAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<InvestorCorrection> lock(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM investor_correction WHERE id = ? FOR UPDATE")
                .bind(0, id)
                .map((row, context) -> correction(row))
                .findOne());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void decide(InvestorCorrection correction) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            UPDATE investor_correction SET state = :state, decided_by = :decidedBy, decided_at = :decidedAt,
                                                           reason = :reason
                            WHERE id = :id
                            """)
                    .bind("id", correction.id())
                    .bind("state", correction.state().name())
                    .bind("decidedBy", correction.decidedBy())
                    .bind("decidedAt", correction.decidedAt().map(at -> at.atOffset(ZoneOffset.UTC)))
                    .bind("reason", correction.reason())
                    .execute();
            if (correction.state() == InvestorCorrection.State.CONFIRMED) {
                payeeRows.correct(handle, correction.investor(), correction.becomes());
            }
        });
    }

    @Override
    @Transactional
    public List<InvestorCorrection> of(InvestorId investor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM investor_correction WHERE investor = ? ORDER BY requested_at, id")
                .bind(0, investor.value())
                .map((row, context) -> correction(row))
                .list());
    }

    private static InvestorCorrection correction(ResultSet row) throws SQLException {
        return new InvestorCorrection(
                row.getObject("id", UUID.class),
                new InvestorId(row.getString("investor")),
                details(row, "_before"),
                details(row, ""),
                row.getString("evidence"),
                InvestorCorrection.State.valueOf(row.getString("state")),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("decided_by")),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("reason"));
    }

    private static Details details(ResultSet row, String suffix) throws SQLException {
        return new Details(
                row.getString("legal_name" + suffix),
                row.getString("email" + suffix),
                row.getString("locale" + suffix),
                row.getString("country" + suffix));
    }
}
