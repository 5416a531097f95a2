package makewhole.allocation.allocation;

import static java.util.Objects.requireNonNull;

import makewhole.allocation.proration.DropOut;
import makewhole.allocation.proration.InvestorId;

/** An investor whom an allocation left out so that the terms of the deal are kept. */
public record LeftOut(InvestorId investor, DropOut.Reason reason) {
    public LeftOut {
        requireNonNull(investor, "investor");
        requireNonNull(reason, "reason");
    }
}
