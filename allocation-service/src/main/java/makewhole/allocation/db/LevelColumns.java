package makewhole.allocation.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import makewhole.allocation.proration.Level;
import makewhole.allocation.proration.Levels;
import org.jdbi.v3.core.statement.Update;

/**
 * Levels in columns: the one level of a deal without tiers in {@code level_kind}, {@code level_numerator} and
 * {@code level_denominator}, those of a deal with tiers in {@code tier_levels}, as JSON.
 */
public final class LevelColumns {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LevelColumns() {}

    /**
     * Binds {@code :levelKind}, {@code :levelNumerator::numeric}, {@code :levelDenominator::numeric} and
     * {@code :tierLevels::jsonb}.
     */
    public static Update bind(Update statement, Optional<Levels> levels) {
        Optional<LevelText> ofAll = levels.flatMap(Levels::ofAll).map(LevelText::of);
        Optional<LevelText> ratio = ofAll.filter(level -> !(level.toLevel() instanceof Level.EveryoneFilled));
        String tiers = levels.filter(known -> known.ofAll().isEmpty())
                .map(LevelColumns::json)
                .orElse(null);
        return statement
                .bind("levelKind", ofAll.map(LevelText::kind).orElse(null))
                .bind("levelNumerator", ratio.map(LevelText::numerator).orElse(null))
                .bind("levelDenominator", ratio.map(LevelText::denominator).orElse(null))
                .bind("tierLevels", tiers);
    }

    /** Empty if there are none. */
    public static Optional<Levels> read(ResultSet row) throws SQLException {
        String tiers = row.getString("tier_levels");
        if (tiers != null) {
            return Optional.of(levels(tiers));
        }
        String kind = row.getString("level_kind");
        if (kind == null) {
            return Optional.empty();
        }
        BigDecimal numerator = row.getBigDecimal("level_numerator");
        LevelText level = numerator == null
                ? new LevelText(kind, "0", "1")
                : new LevelText(kind, whole(numerator), whole(row.getBigDecimal("level_denominator")));
        return Optional.of(Levels.ofAll(level.toLevel()));
    }

    private static String whole(BigDecimal value) {
        return value.toBigIntegerExact().toString();
    }

    /** The levels of a deal with tiers as they stand in {@code tier_levels}. */
    public static String json(Levels levels) {
        try {
            return JSON.writeValueAsString(
                    levels.tiers().stream().map(TierLevelText::of).toList());
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static Levels levels(String json) {
        try {
            return new Levels(List.of(JSON.readValue(json, TierLevelText[].class)).stream()
                    .map(TierLevelText::toTierLevel)
                    .toList());
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
