package makewhole.remediation.investor.db;

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
import java.util.UUID;
import makewhole.remediation.deal.DealId;
import makewhole.remediation.investor.DealRecord;
import makewhole.remediation.investor.DistributionRecord;
import makewhole.remediation.investor.RecordCorrection;
import makewhole.remediation.investor.RecordCorrections;
import makewhole.remediation.investor.ValuationRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Corrections as rows: what they say is written once, only how they were decided is added. */
@ApplicationScoped
class RecordCorrectionTable implements RecordCorrections {
    private static final String DISTRIBUTION = "DISTRIBUTION";
    private static final String VALUATION = "VALUATION";

    private final Jdbi jdbi;
    private final RecordFigures figures;

    RecordCorrectionTable(Jdbi jdbi, RecordFigures figures) {
        this.jdbi = jdbi;
        this.figures = figures;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(RecordCorrection correction) {
        DealRecord.Key key = correction.record();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO record_correction (id, record, deal, day, kind, before, after, reason, state,
                                                       proposed_by, proposed_at)
                        VALUES (:id, :record, :deal, :day, :kind, CAST(:before AS jsonb), CAST(:after AS jsonb), :reason,
                                :state, :proposedBy, :proposedAt)
                        """)
                .bind("id", correction.id())
                .bind("record", record(key))
                .bind("deal", key.deal().value())
                .bind("day", key.day())
                .bind("kind", kind(key))
                .bind("before", figures.written(correction.before()))
                .bind("after", figures.written(correction.after()))
                .bind("reason", correction.reason())
                .bind("state", correction.state().name())
                .bind("proposedBy", correction.proposedBy())
                .bind("proposedAt", correction.proposedAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public Optional<RecordCorrection> get(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM record_correction WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> correction(row))
                .findOne());
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<RecordCorrection> lock(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM record_correction WHERE id = ? FOR UPDATE")
                .bind(0, id)
                .map((row, context) -> correction(row))
                .findOne());
    }

    @Override
    public Optional<RecordCorrection> open(DealRecord.Key key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM record_correction
                        WHERE record = :record AND deal = :deal AND day = :day AND kind = :kind AND state = 'PROPOSED'
                        """)
                .bind("record", record(key))
                .bind("deal", key.deal().value())
                .bind("day", key.day())
                .bind("kind", kind(key))
                .map((row, context) -> correction(row))
                .findOne());
    }

    /** Confirmations are numbered one after the other; the lock of the records keeps two from taking one number. */
    @Override
    @Transactional(TxType.MANDATORY)
    public void decide(RecordCorrection correction) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE record_correction
                        SET state = :state, decided_by = :decidedBy, decided_at = :decidedAt, refusal = :refusal,
                            confirmed_as = CASE WHEN :state = 'CONFIRMED'
                                THEN (SELECT coalesce(max(confirmed_as), 0) + 1 FROM record_correction) END
                        WHERE id = :id AND state = 'PROPOSED'
                        """)
                .bind("id", correction.id())
                .bind("state", correction.state().name())
                .bind("decidedBy", correction.decidedBy().orElseThrow())
                .bind("decidedAt", correction.decidedAt().orElseThrow().atOffset(ZoneOffset.UTC))
                .bind("refusal", correction.refusal())
                .execute());
    }

    @Override
    public List<Numbered> after(long number, Filter filter, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM record_correction
                        WHERE number > :number AND (CAST(:deal AS text) IS NULL OR deal = :deal)
                          AND (CAST(:state AS text) IS NULL OR state = :state)
                        ORDER BY number LIMIT :limit
                        """)
                .bind("number", number)
                .bind("deal", filter.deal().map(DealId::value).orElse(null))
                .bind("state", filter.state().map(Enum::name).orElse(null))
                .bind("limit", limit)
                .map((row, context) -> new Numbered(row.getLong("number"), correction(row)))
                .list());
    }

    List<RecordCorrection> confirmedDistributions(Handle handle, String[] deals) {
        return confirmed(handle, DISTRIBUTION, deals);
    }

    List<RecordCorrection> confirmedValuations(Handle handle, String[] deals) {
        return confirmed(handle, VALUATION, deals);
    }

    private List<RecordCorrection> confirmed(Handle handle, String record, String[] deals) {
        return handle.createQuery("""
                        SELECT * FROM record_correction
                        WHERE record = :record AND deal = ANY(:deals) AND state = 'CONFIRMED' ORDER BY confirmed_as
                        """)
                .bind("record", record)
                .bindArray("deals", String.class, (Object[]) deals)
                .map((row, context) -> correction(row))
                .list();
    }

    private RecordCorrection correction(ResultSet row) throws SQLException {
        DealRecord.Key key = key(row);
        return new RecordCorrection(
                row.getObject("id", UUID.class),
                key,
                figures.read(key, row.getString("before")),
                figures.read(key, row.getString("after")),
                row.getString("reason"),
                RecordCorrection.State.valueOf(row.getString("state")),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("decided_by")),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("refusal"));
    }

    private static DealRecord.Key key(ResultSet row) throws SQLException {
        DealId deal = new DealId(row.getString("deal"));
        LocalDate day = row.getObject("day", LocalDate.class);
        return VALUATION.equals(row.getString("record"))
                ? new ValuationRecord.Key(deal, day)
                : new DistributionRecord.Key(deal, day, row.getString("kind"));
    }

    private static String record(DealRecord.Key key) {
        return switch (key) {
            case DistributionRecord.Key _ -> DISTRIBUTION;
            case ValuationRecord.Key _ -> VALUATION;
        };
    }

    /** A valuation has none. */
    private static String kind(DealRecord.Key key) {
        return switch (key) {
            case DistributionRecord.Key named -> named.kind();
            case ValuationRecord.Key _ -> "";
        };
    }
}
