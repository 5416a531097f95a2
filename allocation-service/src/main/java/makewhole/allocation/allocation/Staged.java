package makewhole.allocation.allocation;

import java.util.Currency;
import java.util.List;
import makewhole.allocation.proration.Share;

/**
 * An allocation as it was staged, and, once it is in force, what its publisher is answered.
 *
 * @param lines by investor
 */
public record Staged(Allocation allocation, List<Share> lines, Currency currency) {
    public Staged {
        lines = List.copyOf(lines);
    }
}
