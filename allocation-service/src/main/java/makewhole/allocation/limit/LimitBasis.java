package makewhole.allocation.limit;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Where a limit that was worked out from facts about an investor comes from. The facts themselves are not kept.
 *
 * @param figuresSince the day since which the figures were in force that the limit was worked out by
 * @param factsAsOf the day whose facts they were
 */
public record LimitBasis(LimitRule rule, LocalDate figuresSince, LocalDate factsAsOf) {
    public LimitBasis {
        requireNonNull(rule, "rule");
        requireNonNull(figuresSince, "figuresSince");
        requireNonNull(factsAsOf, "factsAsOf");
    }
}
