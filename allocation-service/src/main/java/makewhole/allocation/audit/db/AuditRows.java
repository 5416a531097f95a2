package makewhole.allocation.audit.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.audit.Audit;
import makewhole.allocation.audit.AuditId;
import makewhole.allocation.audit.AuditState;
import makewhole.allocation.audit.AuditedDeal;
import makewhole.allocation.audit.DealVerdict;
import makewhole.allocation.audit.Finding;
import makewhole.allocation.audit.Progress;
import makewhole.allocation.audit.ShardProgress;
import makewhole.allocation.audit.Shards;
import makewhole.allocation.audit.Undecidable;
import makewhole.allocation.db.LevelColumns;
import makewhole.allocation.deal.PastBooks.Selection;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.VersionName;
import org.jspecify.annotations.Nullable;

/** How audits stand in their tables. */
final class AuditRows {
    private AuditRows() {}

    static Audit audit(ResultSet row) throws SQLException {
        return new Audit(
                new AuditId(row.getObject("audit_id", UUID.class)),
                scope(row),
                new Shards(row.getInt("shards")),
                AuditState.valueOf(row.getString("state")),
                new Audit.Start(
                        row.getString("started_by"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant()),
                Optional.ofNullable(row.getString("digest")));
    }

    private static Selection scope(ResultSet row) throws SQLException {
        return switch (row.getString("scope_kind")) {
            case "VERSION" -> new Selection.OfVersion(new VersionName(row.getString("scope_version")));
            case "PERIOD" ->
                new Selection.ClosedBetween(
                        row.getObject("scope_from", LocalDate.class), row.getObject("scope_to", LocalDate.class));
            case "ALL" -> new Selection.All();
            default -> throw new IllegalStateException("no scope is of this kind");
        };
    }

    /** @param atWorkSince whoever finished a batch after this instant is at work */
    static ShardProgress shard(ResultSet row, Instant atWorkSince) throws SQLException {
        AuditState state = AuditState.valueOf(row.getString("state"));
        OffsetDateTime lastBatch = row.getObject("last_batch_at", OffsetDateTime.class);
        return new ShardProgress(
                row.getInt("shard"),
                state,
                new Progress.Tally(
                        row.getLong("deals"),
                        row.getLong("commitments"),
                        row.getLong("deals_done"),
                        row.getLong("commitments_done"),
                        row.getLong("right_ones"),
                        row.getLong("wrong_ones"),
                        row.getLong("rounded_otherwise"),
                        row.getLong("undecidable"),
                        row.getLong("findings")),
                row.getLong("worked_millis"),
                state == AuditState.RUNNING
                        && lastBatch != null
                        && lastBatch.toInstant().isAfter(atWorkSince));
    }

    static AuditedDeal deal(ResultSet row) throws SQLException {
        return new AuditedDeal(
                new DealId(row.getString("deal_id")),
                DealVerdict.valueOf(row.getString("verdict")),
                Optional.ofNullable(row.getString("undecidable_because")).map(Undecidable::valueOf),
                row.getString("reason"),
                row.getInt("investors"),
                row.getInt("findings"),
                new AuditedDeal.Differences(row.getInt("differences"), row.getLong("largest_difference_minor")),
                LevelColumns.read(row));
    }

    static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                new DealId(row.getString("deal_id")),
                new InvestorId(row.getString("investor_id")),
                Currency.getInstance(row.getString("currency")),
                row.getLong("booked_minor"),
                row.getLong("right_minor"),
                row.getLong("cap_minor"),
                Optional.ofNullable(row.getString("limit_kind")).map(LimitKind::valueOf));
    }

    static @Nullable Object[] fields(AuditId audit, Finding finding) {
        return new @Nullable Object[] {
            audit,
            finding.deal(),
            finding.investor(),
            finding.currency(),
            finding.booked(),
            finding.right(),
            finding.cap(),
            finding.limitKind().orElse(null)
        };
    }
}
