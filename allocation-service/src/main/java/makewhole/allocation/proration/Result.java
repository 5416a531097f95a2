package makewhole.allocation.proration;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What an algorithm makes of a book.
 *
 * @param levels of the last round of every tier
 * @param shares a share per commitment, in the order of the book
 * @param dropOuts in the order in which they dropped out; tier after tier; none without a minimum
 *     ticket or holder limit
 */
public record Result(Levels levels, List<Share> shares, List<DropOut> dropOuts) {
    public Result {
        requireNonNull(levels, "levels");
        shares = List.copyOf(shares);
        dropOuts = List.copyOf(dropOuts);
    }

    /** All that is given, in minor units. */
    public long total() {
        return shares.stream().mapToLong(Share::given).reduce(0, Math::addExact);
    }
}
