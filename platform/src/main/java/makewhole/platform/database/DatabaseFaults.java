package makewhole.platform.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Tells faults of the database that pass from those that last. */
public final class DatabaseFaults {
    /**
     * Classes of SQLSTATE, by PostgreSQL's manual, appendix A: a connection, a rollback such as a deadlock, too few
     * resources, an object in use, an operator's intervention such as a shutdown, a fault of the system around it.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private static final int CLASS_LENGTH = 2;

    private DatabaseFaults() {}

    /** Whether somewhere behind a failure there is a refusal of the database that may be gone at the next try. */
    public static boolean isPassing(Throwable failure) {
        return isBehind(
                        failure,
                        state -> state.length() > CLASS_LENGTH && PASSING.contains(state.substring(0, CLASS_LENGTH)))
                || isUsedUpPool(failure);
    }

    /** Every connection of the pool was in use for too long; the pool says so without an SQLSTATE. */
    private static boolean isUsedUpPool(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException && cause.getCause() instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Whether somewhere behind a failure there is a refusal of the database with such an SQLSTATE. */
    public static boolean isBehind(Throwable failure, Predicate<String> such) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused
                    && refused.getSQLState() != null
                    && such.test(refused.getSQLState())) {
                return true;
            }
            // What a commit has met is kept there by the transaction manager.
            if (Arrays.stream(cause.getSuppressed()).anyMatch(suppressed -> isBehind(suppressed, such))) {
                return true;
            }
        }
        return false;
    }
}
