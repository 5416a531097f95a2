package makewhole.remediation.caselog;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import makewhole.remediation.incident.IncidentId;

/**
 * One thing that people suppose, have decided, or assume.
 *
 * @param number within its incident, from 1
 * @param reason why
 * @param inFavourOf for an assumption: who gains if it is wrong
 * @param supersedes the earlier entry that no longer holds
 * @param supersededBy the later entry in whose favour this one no longer holds
 */
public record LogEntry(
        IncidentId incident,
        int number,
        Kind kind,
        String said,
        String reason,
        Optional<Favoured> inFavourOf,
        String writtenBy,
        Instant writtenAt,
        OptionalInt supersedes,
        OptionalInt supersededBy) {

    /** What it is. */
    public enum Kind {
        HYPOTHESIS,
        DECISION,
        /** What is taken for true because nobody can find out; it goes into a register of its own. */
        ASSUMPTION
    }

    /** Who gains from an assumption. */
    public enum Favoured {
        CUSTOMER,
        FIRM,
        NEITHER
    }

    public LogEntry {
        if ((kind == Kind.ASSUMPTION) != inFavourOf.isPresent()) {
            throw new IllegalArgumentException("an assumption, and nothing else, is in somebody's favour");
        }
    }
}
