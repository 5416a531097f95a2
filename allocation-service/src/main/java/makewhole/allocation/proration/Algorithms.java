package makewhole.allocation.proration;

import java.util.List;
import java.util.Optional;

/** The versions whose code is still there. Others live on by name only, in the allocations they made. */
public final class Algorithms {
    private static final List<Algorithm> KNOWN = List.of(new ProrationOne(), new ProrationTwo());

    private Algorithms() {}

    /** All of them, oldest first. */
    public static List<Algorithm> all() {
        return KNOWN;
    }

    /** The code of a version; empty if there is none. */
    public static Optional<Algorithm> of(VersionName version) {
        return KNOWN.stream()
                .filter(algorithm -> algorithm.version().equals(version))
                .findFirst();
    }
}
