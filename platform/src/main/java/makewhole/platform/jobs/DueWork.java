package makewhole.platform.jobs;

import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks the queue for work that is due, and leaves out the kinds that this replica has no room for: they stay where they
 * are, for any replica that has some.
 */
final class DueWork extends PostgreSqlJdbcCustomization {
    /** The query has no place for further parameters, so names stand in its text. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    private final Map<String, Semaphore> rooms;

    /** Leaves these kinds out, by their names, while they have no room. */
    DueWork(Map<String, Semaphore> rooms) {
        super(false, false);
        rooms.keySet().forEach(DueWork::requireName);
        this.rooms = Map.copyOf(rooms);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no name of a job: small letters, digits, hyphens".formatted(name));
        }
    }

    @Override
    public String createSelectDueQuery(String table, int limit, String condition, boolean byPriority) {
        return super.createSelectDueQuery(table, limit, condition + notInFull(), byPriority);
    }

    private String notInFull() {
        String full = rooms.entrySet().stream()
                .filter(kind -> kind.getValue().availablePermits() == 0)
                .map(kind -> "'%s'".formatted(kind.getKey()))
                .sorted()
                .collect(Collectors.joining(", "));
        return full.isEmpty() ? "" : " and task_name not in (%s)".formatted(full);
    }
}
