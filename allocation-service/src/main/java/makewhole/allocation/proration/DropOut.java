package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

/**
 * An investor who would have been given less than the minimum ticket.
 *
 * @param level the level of the round after which they dropped out
 */
public record DropOut(InvestorId investor, Level level) {
    public DropOut {
        requireNonNull(investor, "investor");
        requireNonNull(level, "level");
    }
}
