package makewhole.allocation.certificate;

import java.util.List;

/** Whether a result is right for its book. */
public sealed interface Verdict {
    /** It keeps to every rule. */
    record Accepted() implements Verdict {}

    /** It breaks at least one. */
    record Rejected(List<Violation> violations) implements Verdict {
        public Rejected {
            violations = List.copyOf(violations);
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("a rejection has a reason");
            }
        }
    }
}
