package makewhole.allocation.proration;

/** What an investor whose weight is zero is given. */
public enum ZeroHistory {
    /**
     * Nothing until all others of the tier are at their caps; those without history then share what is left equally, up
     * to their caps.
     */
    ZERO_HISTORY_LAST,
    /** A share by weight, where the weight is what the investor requested. */
    REQUEST_AS_WEIGHT,
    /**
     * A share by weight, where the weight is the exact mean of the weights above zero in the whole book. If there are
     * none, everyone shares by head.
     */
    MEAN_AS_WEIGHT
}
