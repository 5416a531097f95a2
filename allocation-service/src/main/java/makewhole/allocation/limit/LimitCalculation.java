package makewhole.allocation.limit;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What comes of asking how much an investor may take by law. */
public sealed interface LimitCalculation {
    /**
     * A limit, or that there is none.
     *
     * @param limit US cents; empty if the investor may take any amount
     * @param source where the figures were published
     * @param steps how it was worked out, in words, for whoever sent the facts: they contain them
     */
    record WorkedOut(Optional<Long> limit, LimitBasis basis, String source, List<String> steps)
            implements LimitCalculation {
        public WorkedOut {
            requireNonNull(basis, "basis");
            steps = List.copyOf(steps);
        }
    }

    /** The rule had no figures yet. */
    record NoFigures(LimitRule rule, LocalDate day, LocalDate first) implements LimitCalculation {}

    /** Facts of a day later than the one that they are to be judged on. */
    record FactsTooLate(LocalDate asOf, LocalDate day) implements LimitCalculation {}
}
