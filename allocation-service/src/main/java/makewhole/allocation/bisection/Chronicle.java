package makewhole.allocation.bisection;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import makewhole.allocation.bisection.Report.VersionHistory;
import makewhole.allocation.proration.VersionName;
import org.jspecify.annotations.Nullable;

/** When right and wrong deals of a version closed. Memory grows with the days, not with the deals. */
final class Chronicle {
    private final VersionName version;
    private final TreeMap<LocalDate, Boolean> rightDays = new TreeMap<>();
    private final TreeMap<LocalDate, Boolean> wrongDays = new TreeMap<>();
    private long deals;
    private long wrong;

    Chronicle(VersionName version) {
        this.version = version;
    }

    void see(LocalDate closedOn, boolean isWrong) {
        deals++;
        wrong += isWrong ? 1 : 0;
        (isWrong ? wrongDays : rightDays).put(closedOn, true);
    }

    long wrong() {
        return wrong;
    }

    VersionHistory history() {
        if (wrongDays.isEmpty()) {
            return new VersionHistory(version.value(), deals, wrong, null, null, null);
        }
        Map.@Nullable Entry<LocalDate, Boolean> before = rightDays.lowerEntry(wrongDays.firstKey());
        return new VersionHistory(
                version.value(),
                deals,
                wrong,
                wrongDays.firstKey(),
                wrongDays.lastKey(),
                before == null ? null : before.getKey());
    }
}
