package makewhole.allocation.proration;

/** What an investor whose weight is zero is given. */
public enum ZeroHistory {
    /** Nothing until all others are at their caps; those without history then share what is left equally, up to their caps. */
    ZERO_HISTORY_LAST
}
