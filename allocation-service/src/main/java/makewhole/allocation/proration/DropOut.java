package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

/** An investor who would have been given something and is given nothing, so that the terms of the deal are kept. */
public record DropOut(InvestorId investor, TierName tier, Reason reason) {
    /** Which of the terms they stood in the way of. */
    public enum Reason {
        /** They would have been given less than the minimum ticket. */
        MINIMUM_TICKET,
        /** More investors would have held something than may. */
        HOLDER_LIMIT
    }

    public DropOut {
        requireNonNull(investor, "investor");
        requireNonNull(tier, "tier");
        requireNonNull(reason, "reason");
    }
}
