package makewhole.remediation.certificate;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * On which terms an offer is shared out. Amounts are whole minor units.
 *
 * @param lot everything is given in whole lots of so many minor units
 * @param minimum who would be given something but less than this leaves; zero is no minimum
 * @param queue who is served, in this order
 * @param places how many investors may be given something; empty for any number
 */
public record Rules(long lot, long minimum, NoHistory noHistory, List<Turn> queue, OptionalInt places) {
    /** The name of the only turn of an offer that serves all at once. */
    public static final String ALL = "all";

    public Rules {
        queue = List.copyOf(queue);
        Set<String> names = new HashSet<>();
        if (lot < 1 || minimum < 0 || places.orElse(0) < 0 || queue.isEmpty()) {
            throw new IllegalArgumentException("an offer is given in lots, to somebody, and with no negative terms");
        }
        for (Turn turn : queue) {
            if (!names.add(turn.name())) {
                throw new IllegalArgumentException("%s has two turns".formatted(turn.name()));
            }
        }
    }

    /** Usual ones but for lot and minimum. */
    public Rules(long lot, long minimum) {
        this(lot, minimum, NoHistory.COMES_LAST, List.of(new Turn(ALL, OptionalLong.empty())), OptionalInt.empty());
    }

    /**
     * One part of the investors.
     *
     * @param atMost what they are given together at most; empty for all that is left
     */
    public record Turn(String name, OptionalLong atMost) {
        public Turn {
            if (atMost.orElse(0) < 0) {
                throw new IllegalArgumentException("less than nothing is set aside for %s".formatted(name));
            }
        }
    }

    /** The minimum in lots; a part of a lot counts for a whole one. */
    long minimumInLots() {
        return minimum / lot + (minimum % lot == 0 ? 0 : 1);
    }
}
