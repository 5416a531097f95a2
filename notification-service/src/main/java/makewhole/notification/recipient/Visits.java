package makewhole.notification.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts how often something is done in a minute, in each replica. What is done too often has to wait. */
@ApplicationScoped
public class Visits {
    private static final int SECONDS = 60;
    private static final int MOST_KNOWN = 100_000;

    /** What is counted. */
    public enum Kind {
        OPENING,
        ANSWER,
        /** A link that leads nowhere, counted by the address it is tried from. */
        MISS
    }

    private final InstantSource clock;
    private final Map<Kind, Integer> most;
    private final Map<Kind, Map<String, Integer>> counts = new EnumMap<>(Kind.class);
    private long minute;

    @Inject
    Visits(
            InstantSource clock,
            @ConfigProperty(name = "makewhole.recipient.openings-a-minute") int openings,
            @ConfigProperty(name = "makewhole.recipient.answers-a-minute") int answers,
            @ConfigProperty(name = "makewhole.recipient.misses-a-minute") int misses) {
        this.clock = clock;
        most = Map.of(Kind.OPENING, openings, Kind.ANSWER, answers, Kind.MISS, misses);
    }

    /** Counts one more; the seconds to wait if that is too many. */
    public synchronized Optional<Long> tooMany(Kind kind, String by) {
        Instant now = clock.instant();
        if (now.getEpochSecond() / SECONDS != minute) {
            minute = now.getEpochSecond() / SECONDS;
            counts.clear();
        }
        // Memory has an end as well; who comes after so many of a kind waits for the next minute, like everybody else.
        // Each kind
        // has a memory of its own: however many addresses try wrong links, right ones are opened.
        Map<String, Integer> known = counts.computeIfAbsent(kind, none -> new HashMap<>());
        int count =
                known.size() >= MOST_KNOWN && !known.containsKey(by) ? MOST_KNOWN : known.merge(by, 1, Integer::sum);
        return count > most.getOrDefault(kind, 0)
                ? Optional.of(SECONDS - now.getEpochSecond() % SECONDS)
                : Optional.empty();
    }
}
