package makewhole.allocation.allocation.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import makewhole.allocation.allocation.Allocation;
import makewhole.allocation.allocation.AllocationState;
import makewhole.allocation.allocation.LeftOut;
import makewhole.allocation.allocation.Origin;
import makewhole.allocation.db.LevelColumns;
import makewhole.allocation.proration.DealId;
import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.InvestorId;
import makewhole.allocation.proration.Share;
import makewhole.allocation.proration.VersionName;
import org.jspecify.annotations.Nullable;

/** How allocations are read from their tables. */
final class AllocationRows {
    private static final String IMPORTED = "IMPORTED";
    private static final String PUBLISHED = "PUBLISHED";
    private static final String CORRECTION = "CORRECTION";

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
                LevelColumns.read(row),
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

    /** In the order in which they dropped out. */
    static Stream<@Nullable Object[]> dropOuts(UUID allocation, List<DropOut> dropOuts) {
        return IntStream.range(0, dropOuts.size()).mapToObj(i -> new @Nullable Object[] {
            allocation,
            i + 1,
            dropOuts.get(i).investor(),
            dropOuts.get(i).tier(),
            dropOuts.get(i).reason()
        });
    }

    static LeftOut leftOut(ResultSet row) throws SQLException {
        return new LeftOut(
                new InvestorId(row.getString("investor_id")), DropOut.Reason.valueOf(row.getString("reason")));
    }

    static String originName(Origin origin) {
        return switch (origin) {
            case Origin.Imported _ -> IMPORTED;
            case Origin.Published _ -> PUBLISHED;
            case Origin.Correction _ -> CORRECTION;
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

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
