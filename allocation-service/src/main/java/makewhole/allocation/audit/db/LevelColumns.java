package makewhole.allocation.audit.db;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import makewhole.allocation.proration.Ratio;
import makewhole.allocation.proration.TierLevel;
import makewhole.allocation.proration.TierName;

/**
 * How levels stand beside a verdict: the one level of a deal without tiers in columns; those of a deal with tiers as a
 * text, a line per tier: kind, fraction, name.
 */
final class LevelColumns {
    private static final String EVERYONE_FILLED = "EVERYONE_FILLED";
    private static final String PER_WEIGHT = "PER_WEIGHT";
    private static final String PER_HEAD = "PER_HEAD";
    private static final int PARTS = 3;

    private LevelColumns() {}

    static Optional<Levels> levels(ResultSet row) throws SQLException {
        String tiers = row.getString("tier_levels");
        if (tiers != null) {
            return Optional.of(new Levels(tiers.lines().map(LevelColumns::tier).toList()));
        }
        String kind = row.getString("level_kind");
        if (kind == null) {
            return Optional.empty();
        }
        Ratio ratio = kind.equals(EVERYONE_FILLED)
                ? Ratio.of(0, 1)
                : new Ratio(whole(row, "level_numerator"), whole(row, "level_denominator"));
        return Optional.of(Levels.ofAll(level(kind, ratio)));
    }

    static String text(Levels levels) {
        return levels.tiers().stream()
                .map(tier -> "%s %s %s"
                        .formatted(
                                kind(tier.level()), ratio(tier.level()).orElse(Ratio.of(0, 1)), tier.tier()))
                .collect(joining("\n"));
    }

    private static TierLevel tier(String line) {
        String[] parts = line.split(" ", PARTS);
        BigInteger[] fraction =
                Arrays.stream(parts[1].split("/", 2)).map(BigInteger::new).toArray(BigInteger[]::new);
        return new TierLevel(new TierName(parts[2]), level(parts[0], new Ratio(fraction[0], fraction[1])));
    }

    private static Level level(String kind, Ratio ratio) {
        return switch (kind) {
            case PER_WEIGHT -> new Level.PerWeight(ratio);
            case PER_HEAD -> new Level.PerHead(ratio);
            case EVERYONE_FILLED -> new Level.EveryoneFilled();
            default -> throw new IllegalStateException("no level is of kind " + kind);
        };
    }

    static String kind(Level level) {
        return switch (level) {
            case Level.EveryoneFilled() -> EVERYONE_FILLED;
            case Level.PerWeight _ -> PER_WEIGHT;
            case Level.PerHead _ -> PER_HEAD;
        };
    }

    static Optional<Ratio> ratio(Level level) {
        return switch (level) {
            case Level.EveryoneFilled() -> Optional.empty();
            case Level.PerWeight(var ratio) -> Optional.of(ratio);
            case Level.PerHead(var ratio) -> Optional.of(ratio);
        };
    }

    private static BigInteger whole(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column).toBigIntegerExact();
    }
}
