package makewhole.remediation.incident;

import java.time.LocalDate;
import java.util.Optional;

/** Says since when customers were hurt. */
public interface HarmBegan {
    /** What the journal calls it, where it says that a scope is decided. */
    String FACT = "harmBeganOn";

    /** The day on which the first wrong deal closed; empty while that is not known, or if nobody was hurt. */
    Optional<LocalDate> on(IncidentId incident);
}
