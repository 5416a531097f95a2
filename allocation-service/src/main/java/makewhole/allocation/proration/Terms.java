package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

/**
 * What a deal promises about how it is shared out.
 *
 * @param lot everything is given in whole lots of so many minor units; 1 or more
 * @param minimum whoever would be given something, but less than these minor units, drops out; 0 is no minimum
 */
public record Terms(ZeroHistory zeroHistory, long lot, long minimum) {
    /** One minor unit is a lot, any ticket is large enough, investors without history come last. */
    public static final Terms USUAL = new Terms(ZeroHistory.ZERO_HISTORY_LAST, 1, 0);

    public Terms {
        requireNonNull(zeroHistory, "zeroHistory");
        if (lot < 1 || minimum < 0) {
            throw new BookRefusedException("a lot of %d with a minimum of %d cannot be kept".formatted(lot, minimum));
        }
    }
}
