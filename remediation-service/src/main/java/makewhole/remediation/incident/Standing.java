package makewhole.remediation.incident;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What people have said about a workstream. Whether it is done is never said, but seen from its gates.
 *
 * @param person who works on it; null while nobody does
 * @param nextAction what is done next; empty if nobody said
 * @param nextOn by which day; null if nobody said
 */
public record Standing(
        @Nullable String person,
        String nextAction,
        @Nullable LocalDate nextOn) {
    static final Standing NOTHING_SAID = new Standing(null, "", null);
}
