package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

/**
 * What an algorithm gives one investor, in minor units. That nobody is given more than their cap is for the certificate
 * to prove: a share can be wrong, or a wrong algorithm could not even be replayed.
 */
public record Share(InvestorId investor, long cap, long given) {
    public Share {
        requireNonNull(investor, "investor");
        if (cap < 0 || given < 0) {
            throw new IllegalArgumentException("cap %d and given %d may not be negative".formatted(cap, given));
        }
    }
}
