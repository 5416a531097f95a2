package makewhole.allocation.allocation.db;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import makewhole.allocation.allocation.Allocation;
import makewhole.allocation.allocation.AllocationState;
import makewhole.allocation.allocation.Origin;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.VersionName;
import org.jspecify.annotations.Nullable;

/** How allocations are read from their tables. */
final class AllocationRows {
    private static final String IMPORTED = "IMPORTED";
    private static final String PUBLISHED = "PUBLISHED";
    private static final String CORRECTION = "CORRECTION";
    private static final String EVERYONE_FILLED = "EVERYONE_FILLED";
    private static final String PER_WEIGHT = "PER_WEIGHT";
    private static final String PER_HEAD = "PER_HEAD";

    private AllocationRows() {}

    static Allocation allocation(ResultSet row) throws SQLException {
        return new Allocation(
                row.getObject("allocation_id", UUID.class),
                new DealId(row.getString("deal_id")),
                new VersionName(row.getString("algorithm_version")),
                AllocationState.valueOf(row.getString("state")),
                origin(row),
                row.getString("inputs_digest"),
                row.getString("lines_digest"),
                level(row).map(Levels::ofAll),
                row.getLong("error_account_minor"),
                new Allocation.Stamp(row.getString("staged_by"), at(row, "staged_at")),
                row.getString("published_by") == null
                        ? Optional.empty()
                        : Optional.of(new Allocation.Stamp(row.getString("published_by"), at(row, "published_at"))));
    }

    static Share line(ResultSet row) throws SQLException {
        return new Share(
                new InvestorId(row.getString("investor_id")), row.getLong("cap_minor"), row.getLong("given_minor"));
    }

    static String originName(Origin origin) {
        return switch (origin) {
            case Origin.Imported _ -> IMPORTED;
            case Origin.Published _ -> PUBLISHED;
            case Origin.Correction _ -> CORRECTION;
        };
    }

    static String levelKind(Level level) {
        return switch (level) {
            case Level.EveryoneFilled _ -> EVERYONE_FILLED;
            case Level.PerWeight _ -> PER_WEIGHT;
            case Level.PerHead _ -> PER_HEAD;
        };
    }

    static Optional<Ratio> ratio(Level level) {
        return switch (level) {
            case Level.EveryoneFilled _ -> Optional.empty();
            case Level.PerWeight(var ratio) -> Optional.of(ratio);
            case Level.PerHead(var ratio) -> Optional.of(ratio);
        };
    }

    private static Origin origin(ResultSet row) throws SQLException {
        String name = row.getString("origin");
        return switch (name) {
            case IMPORTED -> new Origin.Imported();
            case PUBLISHED -> new Origin.Published();
            case CORRECTION ->
                new Origin.Correction(
                        row.getObject("supersedes", UUID.class),
                        row.getObject("plan", UUID.class),
                        row.getString("plan_digest"),
                        row.getString("incident"),
                        row.getString("reason"));
            default -> throw new IllegalStateException("an allocation of unknown origin " + name);
        };
    }

    private static Optional<Level> level(ResultSet row) throws SQLException {
        @Nullable String kind = row.getString("level_kind");
        if (kind == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case EVERYONE_FILLED -> new Level.EveryoneFilled();
                    case PER_WEIGHT -> new Level.PerWeight(ratio(row));
                    case PER_HEAD -> new Level.PerHead(ratio(row));
                    default -> throw new IllegalStateException("a level of unknown kind " + kind);
                });
    }

    private static Ratio ratio(ResultSet row) throws SQLException {
        return new Ratio(whole(row, "level_numerator"), whole(row, "level_denominator"));
    }

    private static BigInteger whole(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value.toBigIntegerExact();
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
