package makewhole.remediation.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import makewhole.platform.money.Money;

/**
 * How the exact shares of a past deal are declared to have become whole lots. A right share is never more than a lot away
 * from its exact share, so a declared rounding can explain no more than a lot of anybody, but for whom it gives the rest to.
 */
public enum DeclaredRounding {
    /** The rule itself: nothing differs. */
    LARGEST_REMAINDER,
    /** Nobody has more than is right. */
    DOWN,
    /** Each alone: together they may come to more or less than was shared out. */
    HALF_UP,
    /** As {@link #HALF_UP}. */
    HALF_EVEN,
    /** What is left over went to the largest share of a tier, up to its cap, then to the next. */
    DOWN_REST_TO_LARGEST,
    /** What is left over went to the first commitment of a tier, up to its cap, then to the next. */
    DOWN_REST_TO_FIRST;

    /**
     * What it does not explain of how booked and right differ, in words; none if it explains all.
     *
     * @param differences by commitment that differs: right less booked
     */
    List<String> doesNotExplain(Map<BookedDeal.Commitment, Money> differences, long lot) {
        List<String> unexplained = new ArrayList<>();
        long sum = 0;
        Map<String, Integer> withRoom = new HashMap<>();
        for (Map.Entry<BookedDeal.Commitment, Money> one : differences.entrySet()) {
            long difference = one.getValue().minor();
            sum = Math.addExact(sum, difference);
            if (!admits(difference, lot)) {
                unexplained.add("%s differs by %s, which is no rounding by %s"
                        .formatted(one.getKey().investor(), one.getValue(), this));
            }
            if (difference < -lot && hasRoom(one.getKey(), lot)) {
                withRoom.merge(one.getKey().tier().orElse(""), 1, Math::addExact);
            }
        }
        if (restGoesToSomebody() && sum != 0) {
            unexplained.add("what was booked differs by %d in all, and %s leaves nothing over".formatted(sum, this));
        }
        if (withRoom.values().stream().anyMatch(holders -> holders > 1)) {
            unexplained.add(
                    "more than one of a tier holds a rest and has room for more, which is no rounding by " + this);
        }
        return unexplained;
    }

    private boolean admits(long difference, long lot) {
        return switch (this) {
            case LARGEST_REMAINDER -> difference == 0;
            case DOWN -> difference >= 0 && difference <= lot;
            case HALF_UP, HALF_EVEN -> Math.abs(difference) <= lot;
            case DOWN_REST_TO_LARGEST, DOWN_REST_TO_FIRST -> difference <= lot;
        };
    }

    private boolean restGoesToSomebody() {
        return this == DOWN_REST_TO_LARGEST || this == DOWN_REST_TO_FIRST;
    }

    private static boolean hasRoom(BookedDeal.Commitment commitment, long lot) {
        return Math.addExact(commitment.given().minor(), lot)
                <= commitment.cap().minor();
    }
}
