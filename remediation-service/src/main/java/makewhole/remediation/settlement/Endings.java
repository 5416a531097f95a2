package makewhole.remediation.settlement;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import makewhole.platform.money.Money;
import makewhole.remediation.plan.LineId;

/**
 * What ended otherwise than the plan says, because units could not move any more.
 *
 * @param notTakenBack lines whose refund is not owed, since their units stay
 * @param paidBack money of customers that goes back to them, by line
 */
public record Endings(Set<LineId> notTakenBack, Map<LineId, Money> paidBack) {
    public Endings {
        notTakenBack = Set.copyOf(notTakenBack);
        paidBack = Map.copyOf(paidBack);
    }

    /** What has ended so far, of the corrections and the missed purchases of one plan. */
    public static Endings of(List<Rebooking> rebookings, List<MissedPurchase> missed) {
        Set<LineId> notTakenBack = new HashSet<>();
        Map<LineId, Money> paidBack = new HashMap<>();
        rebookings.stream()
                .filter(one -> one.state() == Rebooking.State.ENDED)
                .forEach(one -> one.moves().forEach(move -> {
                    switch (one.purpose()) {
                        case TAKE_BACK -> notTakenBack.add(move.line());
                        case TOP_UP -> paidBack.put(move.line(), move.change());
                    }
                }));
        missed.forEach(one -> one.ending()
                .flatMap(MissedPurchase.Ending::received)
                .ifPresent(money -> paidBack.put(one.line(), money)));
        return new Endings(notTakenBack, paidBack);
    }
}
