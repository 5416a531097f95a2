package makewhole.allocation.audit.db;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import makewhole.allocation.deal.PastBooks.Selection;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.LimitKind;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.VersionName;
import org.jspecify.annotations.Nullable;

/** How audits stand in their tables. */
final class AuditRows {
    private AuditRows() {}

    static Audit audit(ResultSet row) throws SQLException {
        return new Audit(
                new AuditId(row.getObject("audit_id", UUID.class)),
                scope(row),
                AuditState.valueOf(row.getString("state")),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
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

    static Progress progress(ResultSet row) throws SQLException {
        return new Progress(
                row.getLong("deals"),
                row.getLong("done"),
                row.getLong("right_ones"),
                row.getLong("wrong_ones"),
                row.getLong("rounded_otherwise"),
                row.getLong("undecidable"),
                row.getLong("findings"),
                row.getLong("investors"));
    }

    static AuditedDeal deal(ResultSet row) throws SQLException {
        return new AuditedDeal(
                new DealId(row.getString("deal_id")),
                DealVerdict.valueOf(row.getString("verdict")),
                row.getString("reason"),
                row.getInt("investors"),
                row.getInt("findings"),
                level(row).map(Levels::ofAll));
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

    private static Optional<Level> level(ResultSet row) throws SQLException {
        String kind = row.getString("level_kind");
        if (kind == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case "PER_WEIGHT" -> new Level.PerWeight(ratio(row));
                    case "PER_HEAD" -> new Level.PerHead(ratio(row));
                    case "EVERYONE_FILLED" -> new Level.EveryoneFilled();
                    default -> throw new IllegalStateException("no level is of kind " + kind);
                });
    }

    private static Ratio ratio(ResultSet row) throws SQLException {
        return new Ratio(whole(row, "level_numerator"), whole(row, "level_denominator"));
    }

    private static BigInteger whole(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column).toBigIntegerExact();
    }

    static String kind(Level level) {
        return switch (level) {
            case Level.EveryoneFilled() -> "EVERYONE_FILLED";
            case Level.PerWeight _ -> "PER_WEIGHT";
            case Level.PerHead _ -> "PER_HEAD";
        };
    }

    static Optional<BigDecimal> numerator(Level level) {
        return ratio(level).map(Ratio::numerator).map(BigDecimal::new);
    }

    static Optional<BigDecimal> denominator(Level level) {
        return ratio(level).map(Ratio::denominator).map(BigDecimal::new);
    }

    private static Optional<Ratio> ratio(Level level) {
        return switch (level) {
            case Level.EveryoneFilled() -> Optional.empty();
            case Level.PerWeight(var ratio) -> Optional.of(ratio);
            case Level.PerHead(var ratio) -> Optional.of(ratio);
        };
    }
}
